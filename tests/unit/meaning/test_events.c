/* Events of single sentences: what is coded, with whom, and what is no event. Each sentence is an article of its own,
 * published on 14 May 2024, a Tuesday. */
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <newscorpus/newscorpus.h>
#include "event_cases.h"
#include "beyond_cases.h"

typedef struct expectation {
  const char *text;
  ncorp_event_type type;
  const char *mode; /* NULL: any */
  ncorp_event_status status;
  const char *actors, *recipients; /* their words, sorted, separated by | */
  const char *place, *date, *duration;
  int dead, injured;
} expectation;

static const expectation cases[] = {
  { "Fighters ambushed a military convoy near the village of Tabankort on Monday, killing eleven soldiers.",
    NCORP_ASSAULT, NULL, NCORP_OCCURRED, "Fighters", "military convoy", .date = "2024-05-13", .dead = 11 },
  { "Police pushed back demonstrators who threw stones and arrested 14 people, the prosecutor said.",
    NCORP_COERCE, "arrest", NCORP_OCCURRED, "Police", "people", .place = NULL },
  { "Chad's foreign minister, Adoum Younous, welcomed the offer.", NCORP_SUPPORT, NULL, NCORP_OCCURRED, "Adoum Younous", "", .place = NULL },
  { "The Shan Front denied that it had carried out the attack in Lashio.",
    NCORP_ASSAULT, NULL, NCORP_DENIED, "Shan Front", "", .place = "Lashio" },
  { "Narendra Modi met Fumio Kishida in Tokyo. The leaders talked for 40 minutes.",
    NCORP_CONSULT, NULL, NCORP_OCCURRED, "Fumio Kishida|Narendra Modi", "", .place = "Tokyo", .duration = "PT40M" },
  { "The prime minister of Estonia, Kaja Tamm, visited Riga on Tuesday.",
    NCORP_CONSULT, "visit", NCORP_OCCURRED, "Kaja Tamm|Riga", "", .place = "Riga", .date = "2024-05-14" },
  { "Penny Wong spoke with Olaf Scholz by telephone.", NCORP_CONSULT, "phone", NCORP_OCCURRED, "Olaf Scholz|Penny Wong", "", .place = NULL },
  { "March 10, 2024 - Penny Wong held talks with Olaf Scholz in Vienna on Sunday.",
    NCORP_CONSULT, NULL, NCORP_OCCURRED, "Olaf Scholz|Penny Wong", "", .place = "Vienna", .date = "2024-03-10" },
  { "Armenian rockets hit Ganja on Monday, leaving 23 dead.",
    NCORP_ASSAULT, "heavy-weapons", NCORP_OCCURRED, "Armenian rockets", "Ganja", .place = "Ganja", .date = "2024-05-13", .dead = 23 },
  { "Armenia attacked power plants and railways in the Ganja region on Monday.",
    NCORP_ASSAULT, NULL, NCORP_OCCURRED, "Armenia", "power plants|railways", .place = "Ganja", .date = "2024-05-13" },
  { "William Ruto met Paul Kagame in Kigali and signed a treaty on trade.",
    NCORP_AGREE, NULL, NCORP_OCCURRED, "Paul Kagame|William Ruto", "", .place = NULL },
  { "Thousands of miners and their families marched through La Paz on Monday.",
    NCORP_PROTEST, NULL, NCORP_OCCURRED, "families|miners", "", .date = "2024-05-13" },
  { "Armed men attacked an army convoy near Gao on Monday, killing at least nine soldiers.",
    NCORP_ASSAULT, NULL, NCORP_OCCURRED, "Armed men", "army convoy", .place = "Gao", .date = "2024-05-13", .dead = 9 },
  { "Canadian Prime Minister Mark Carney spoke with French President Emmanuel Macron on Saturday.",
    NCORP_CONSULT, NULL, NCORP_OCCURRED, "Emmanuel Macron|Mark Carney", "", .date = "2024-05-11" },
  { "Mark Carney met Emmanuel Macron in Paris on Friday.",
    NCORP_CONSULT, NULL, NCORP_OCCURRED, "Emmanuel Macron|Mark Carney", "", .place = "Paris", .date = "2024-05-10" },
  { "Keir Starmer held talks with Olaf Scholz in Berlin on Monday.",
    NCORP_CONSULT, NULL, NCORP_OCCURRED, "Keir Starmer|Olaf Scholz", "", .place = "Berlin", .date = "2024-05-13" },
  { "Keir Starmer and Olaf Scholz discussed the crisis by phone on Sunday.",
    NCORP_CONSULT, NULL, NCORP_OCCURRED, "Keir Starmer|Olaf Scholz", "", .date = "2024-05-12" },
  { "Javier Milei had a phone call with Luiz Inacio Lula da Silva, which lasted for three hours.",
    NCORP_CONSULT, "phone", NCORP_OCCURRED, "Javier Milei|Luiz Inacio Lula da Silva", "", .duration = "PT3H" },
  { "Narendra Modi will meet Fumio Kishida in Tokyo next week.",
    NCORP_CONSULT, NULL, NCORP_PLANNED, "Fumio Kishida|Narendra Modi", "", .place = "Tokyo" },
  { "Negotiators from Armenia and Azerbaijan met in Tbilisi on Thursday.",
    NCORP_CONSULT, NULL, NCORP_OCCURRED, "Armenia|Azerbaijan", "", .place = "Tbilisi", .date = "2024-05-09" },
  { "Talks between Serbia and Kosovo took place in Brussels on Wednesday.",
    NCORP_CONSULT, NULL, NCORP_OCCURRED, "Kosovo|Serbia", "", .place = "Brussels" },
  { "Finnish and Swedish negotiators met in Oslo.",
    NCORP_CONSULT, NULL, NCORP_OCCURRED, "Finnish|Swedish negotiators", "", .place = "Oslo" },
  { "Anwar Ibrahim visited Jakarta on Tuesday.",
    NCORP_CONSULT, "visit", NCORP_OCCURRED, "Anwar Ibrahim|Jakarta", "", .place = "Jakarta" },
  { "Pedro Sanchez hosted Giorgia Meloni in Madrid.",
    NCORP_CONSULT, "visit", NCORP_OCCURRED, "Giorgia Meloni|Pedro Sanchez", "", .place = "Madrid" },
  { "The second round of talks between Chad and Sudan is set to start on Friday in Cairo.",
    NCORP_CONSULT, NULL, NCORP_PLANNED, "Chad|Sudan", "", .place = "Cairo" },
  { "Justin Trudeau said on Sunday that he had a phone conversation with Joe Biden.",
    NCORP_CONSULT, "phone", NCORP_OCCURRED, "Joe Biden|Justin Trudeau", "", .date = "2024-05-12" },
  { "Abdel Fattah el-Sisi, who met Antony Blinken in Cairo, urged calm.",
    NCORP_CONSULT, NULL, NCORP_OCCURRED, "Abdel Fattah el-Sisi|Antony Blinken", "", .place = "Cairo" },
  { "Penny Wong, the foreign minister of Australia, met Anthony Albanese in Canberra.",
    NCORP_CONSULT, NULL, NCORP_OCCURRED, "Anthony Albanese|Penny Wong", "", .place = "Canberra" },
  { "Viktor Orban met Donald Tusk, Petr Fiala and Robert Fico in Prague.",
    NCORP_CONSULT, NULL, NCORP_OCCURRED, "Donald Tusk|Petr Fiala|Robert Fico|Viktor Orban", "", .place = "Prague" },
  { "William Ruto met Paul Kagame as well as Yoweri Museveni in Nairobi.",
    NCORP_CONSULT, NULL, NCORP_OCCURRED, "Paul Kagame|William Ruto|Yoweri Museveni", "", .place = "Nairobi" },
  { "After meeting with Xi Jinping, Olaf Scholz flew to Seoul.",
    NCORP_CONSULT, NULL, NCORP_OCCURRED, "Olaf Scholz|Xi Jinping", "", .place = NULL },
  { "Peru and Chile signed a trade agreement in Lima on Friday.",
    NCORP_AGREE, NULL, NCORP_OCCURRED, "Chile|Peru", "", .place = "Lima" },
  { "Kenya agreed to send police to Haiti.",
    NCORP_AGREE, NULL, NCORP_OCCURRED, "Kenya", "", .place = NULL },
  { "Norway and Sweden reached a deal on fishing quotas.",
    NCORP_AGREE, NULL, NCORP_OCCURRED, "Norway|Sweden", "", .place = NULL },
  { "Germany pledged military aid to Moldova.",
    NCORP_AGREE, "assist", NCORP_OCCURRED, "Germany", "Moldova", .place = NULL },
  { "The United Kingdom promised to support Estonia.",
    NCORP_AGREE, NULL, NCORP_OCCURRED, "United Kingdom", "Estonia", .place = NULL },
  { "Iran agreed to meet American officials in Muscat.",
    NCORP_AGREE, "meet", NCORP_OCCURRED, "American officials|Iran", "", .place = NULL },
  { "Emmanuel Macron praised Ursula von der Leyen.",
    NCORP_SUPPORT, NULL, NCORP_OCCURRED, "Emmanuel Macron", "Ursula von der Leyen", .place = NULL },
  { "Spain recognized Palestine.",
    NCORP_SUPPORT, NULL, NCORP_OCCURRED, "Spain", "Palestine", .place = NULL },
  { "Joe Biden thanked Fumio Kishida for his help.",
    NCORP_SUPPORT, NULL, NCORP_OCCURRED, "Joe Biden", "Fumio Kishida", .place = NULL },
  { "Poland congratulated Finland on joining the alliance.",
    NCORP_SUPPORT, NULL, NCORP_OCCURRED, "Poland", "Finland", .place = NULL },
  { "Jens Stoltenberg expressed support for Ukraine.",
    NCORP_SUPPORT, NULL, NCORP_OCCURRED, "Jens Stoltenberg", "Ukraine", .place = NULL },
  { "Justin Trudeau apologized to Kenya.",
    NCORP_SUPPORT, NULL, NCORP_OCCURRED, "Justin Trudeau", "Kenya", .place = NULL },
  { "Turkey supports Azerbaijan.",
    NCORP_SUPPORT, NULL, NCORP_OCCURRED, "Turkey", "Azerbaijan", .place = NULL },
  { "The president of Bolivia resigned on Monday after weeks of unrest.",
    NCORP_CONCEDE, NULL, NCORP_OCCURRED, "president", "Bolivia", .date = "2024-05-13" },
  { "Estonia is willing to lead the patrol.", NCORP_AGREE, NULL, NCORP_OCCURRED, "Estonia", "", .place = NULL },
  { "Malawi's generals imposed a curfew after the riots.", NCORP_COERCE, NULL, NCORP_OCCURRED, "generals", "Malawi", .place = NULL },
  { "Ghana threatened to ban imports of cocoa from Togo.", NCORP_THREATEN, NULL, NCORP_OCCURRED, "Ghana", "Togo", .place = NULL },
  { "Thailand lifted the state of emergency in three provinces.",
    NCORP_CONCEDE, NULL, NCORP_OCCURRED, "Thailand", "", .place = NULL },
  { "Egypt eased restrictions on journalists.",
    NCORP_CONCEDE, NULL, NCORP_OCCURRED, "Egypt", "", .place = NULL },
  { "Hassan Diab stepped down on Tuesday.",
    NCORP_CONCEDE, NULL, NCORP_OCCURRED, "Hassan Diab", "", .place = NULL },
  { "Israel cooperated with Jordan on water.",
    NCORP_COOPERATE, NULL, NCORP_OCCURRED, "Israel", "Jordan", .place = NULL },
  { "India and Japan conducted a joint naval exercise in March.",
    NCORP_COOPERATE, NULL, NCORP_OCCURRED, "India|Japan", "", .place = NULL },
  { "Vietnam bought fighter jets from Russia.",
    NCORP_COOPERATE, NULL, NCORP_OCCURRED, "Vietnam", "Russia", .place = NULL },
  { "Denmark shared intelligence with Norway.",
    NCORP_COOPERATE, NULL, NCORP_OCCURRED, "Denmark", "Norway", .place = NULL },
  { "Colombia extradited Dairo Usuga to the United States.",
    NCORP_COOPERATE, NULL, NCORP_OCCURRED, "Colombia", "Dairo Usuga|United States", .place = NULL },
  { "The United States provided food to Yemen.",
    NCORP_AID, "humanitarian", NCORP_OCCURRED, "United States", "Yemen", .place = NULL },
  { "Turkey sent tents and blankets to Morocco after the earthquake.",
    NCORP_AID, "humanitarian", NCORP_OCCURRED, "Turkey", "Morocco", .place = NULL },
  { "The Netherlands delivered tanks to Ukraine in April.",
    NCORP_AID, "military", NCORP_OCCURRED, "Netherlands", "Ukraine", .place = NULL },
  { "The International Monetary Fund granted a loan to Argentina.",
    NCORP_AID, "economic", NCORP_OCCURRED, "International Monetary Fund", "Argentina", .place = NULL },
  { "Poland granted asylum to Igor Salikov.",
    NCORP_AID, "asylum", NCORP_OCCURRED, "Poland", "Igor Salikov", .place = NULL },
  { "France withdrew its troops from Niger in December.",
    NCORP_RETREAT, "withdraw", NCORP_OCCURRED, "France", "Niger", .place = NULL },
  { "Ethiopia declared a ceasefire on Thursday.",
    NCORP_RETREAT, "ceasefire", NCORP_OCCURRED, "Ethiopia", "", .date = "2024-05-09" },
  { "Iran released Anoosheh Ashoori on Wednesday.",
    NCORP_RETREAT, "release", NCORP_OCCURRED, "Iran", "Anoosheh Ashoori", .place = NULL },
  { "The United States lifted sanctions on Sudan.",
    NCORP_RETREAT, "ease", NCORP_OCCURRED, "United States", "Sudan", .place = NULL },
  { "Armenia and Azerbaijan exchanged prisoners in Tavush.",
    NCORP_COOPERATE, NULL, NCORP_OCCURRED, "Armenia|Azerbaijan", "", .place = NULL },
  { "Germany urged Hungary to reconsider its vote.",
    NCORP_REQUEST, NULL, NCORP_OCCURRED, "Germany", "Hungary", .place = NULL },
  { "Volkan Bozkir called on Greece to withdraw its forces.",
    NCORP_REQUEST, NULL, NCORP_OCCURRED, "Volkan Bozkir", "Greece", .place = NULL },
  { "The Philippines asked Japan for patrol boats.",
    NCORP_REQUEST, NULL, NCORP_OCCURRED, "Philippines", "Japan", .place = NULL },
  { "Antonio Guterres appealed to Sudan to stop the fighting.",
    NCORP_REQUEST, NULL, NCORP_OCCURRED, "Antonio Guterres", "Sudan", .place = NULL },
  { "Mexico demanded the release of Julian Assange.",
    NCORP_REQUEST, "yield", NCORP_OCCURRED, "Mexico", "Julian Assange", .place = NULL },
  { "Pakistan condemned India over the dam.",
    NCORP_ACCUSE, NULL, NCORP_OCCURRED, "Pakistan", "India", .place = NULL },
  { "Seoul accused Pyongyang of jamming satellite signals.",
    NCORP_ACCUSE, NULL, NCORP_OCCURRED, "Seoul", "Pyongyang", .place = NULL },
  { "China criticized Australia on Thursday.",
    NCORP_ACCUSE, NULL, NCORP_OCCURRED, "China", "Australia", .date = "2024-05-09" },
  { "Nicaragua sued Germany in The Hague.",
    NCORP_ACCUSE, "allege", NCORP_OCCURRED, "Nicaragua", "Germany", .place = NULL },
  { "Prosecutors charged Benjamin Netanyahu with bribery.",
    NCORP_ACCUSE, "allege", NCORP_OCCURRED, "Prosecutors", "Benjamin Netanyahu", .place = NULL },
  { "Denmark is investigating Danske Bank.",
    NCORP_ACCUSE, "investigate", NCORP_ONGOING, "Denmark", "Danske Bank", .place = NULL },
  { "Serbia rejected the proposal from Kosovo.",
    NCORP_REJECT, NULL, NCORP_OCCURRED, "Serbia", "Kosovo", .place = NULL },
  { "Egypt refused to meet Ethiopian officials.",
    NCORP_REJECT, "meet", NCORP_OCCURRED, "Egypt", "Ethiopian officials", .place = NULL },
  { "Daniel Ortega declined to meet Gustavo Petro in Seoul.",
    NCORP_REJECT, "meet", NCORP_OCCURRED, "Daniel Ortega", "Gustavo Petro", .place = NULL },
  { "Lithuania will not withdraw its troops from Iraq.",
    NCORP_REJECT, "yield", NCORP_OCCURRED, "Lithuania", "Iraq", .place = NULL },
  { "Hungary vetoed the proposal.",
    NCORP_REJECT, NULL, NCORP_OCCURRED, "Hungary", "", .place = NULL },
  { "Russia vetoed a resolution on Syria.",
    NCORP_REJECT, NULL, NCORP_OCCURRED, "Russia", "", .place = NULL },
  { "North Korea threatened to attack South Korea.",
    NCORP_THREATEN, "violence", NCORP_OCCURRED, "North Korea", "South Korea", .place = NULL },
  { "Washington threatened Beijing with new tariffs.",
    NCORP_THREATEN, NULL, NCORP_OCCURRED, "Washington", "Beijing", .place = NULL },
  { "Turkey vowed to invade Syria.",
    NCORP_THREATEN, "violence", NCORP_OCCURRED, "Turkey", "Syria", .place = NULL },
  { "Thousands of people protested against Nicolas Maduro in Caracas on Sunday.",
    NCORP_PROTEST, "demo", NCORP_OCCURRED, "people", "Nicolas Maduro", .place = "Caracas", .date = "2024-05-12" },
  { "Farmers in Poland blocked roads on Friday.",
    NCORP_PROTEST, "obstruct", NCORP_OCCURRED, "Farmers", "", .date = "2024-05-10" },
  { "Workers in Belgium went on strike on Monday.",
    NCORP_PROTEST, "strike", NCORP_OCCURRED, "Workers", "", .date = "2024-05-13" },
  { "Indian students demonstrated in Delhi.",
    NCORP_PROTEST, "demo", NCORP_OCCURRED, "Indian students", "", .place = "Delhi" },
  { "Alexei Gorinov went on a hunger strike in Vladimir.",
    NCORP_PROTEST, "hunger", NCORP_OCCURRED, "Alexei Gorinov", "", .place = NULL },
  { "Saudi Arabia severed diplomatic relations with Iran.",
    NCORP_SANCTION, "withdraw", NCORP_OCCURRED, "Saudi Arabia", "Iran", .place = NULL },
  { "Albania expelled two Iranian diplomats.",
    NCORP_SANCTION, "expel", NCORP_OCCURRED, "Albania", "Iranian diplomats", .place = NULL },
  { "The Czech Republic recalled its ambassador from Moscow.",
    NCORP_SANCTION, "withdraw", NCORP_OCCURRED, "Czech Republic", "Moscow", .place = NULL },
  { "Sweden suspended aid to Mali.",
    NCORP_SANCTION, "discontinue", NCORP_OCCURRED, "Sweden", "Mali", .place = NULL },
  { "A court in Istanbul convicted Osman Kavala.",
    NCORP_SANCTION, "convict", NCORP_OCCURRED, "court", "Osman Kavala", .place = NULL },
  { "China deployed warships near Taiwan on Saturday.",
    NCORP_MOBILIZE, "troops", NCORP_OCCURRED, "China", "Taiwan", .date = "2024-05-11" },
  { "Romania mobilized troops along the border with Moldova.",
    NCORP_MOBILIZE, "troops", NCORP_OCCURRED, "Romania", "Moldova", .place = NULL },
  { "North Korea launched a ballistic missile on Tuesday.",
    NCORP_MOBILIZE, "troops", NCORP_OCCURRED, "North Korea", "", .place = NULL },
  { "South Korea held military exercises in the Yellow Sea.",
    NCORP_MOBILIZE, "troops", NCORP_OCCURRED, "South Korea", "", .place = NULL },
  { "Turkish police arrested Ekrem Imamoglu on Wednesday.",
    NCORP_COERCE, "arrest", NCORP_OCCURRED, "Turkish police", "Ekrem Imamoglu", .date = "2024-05-08" },
  { "Ilya Yashin was arrested in Moscow.",
    NCORP_COERCE, "arrest", NCORP_OCCURRED, "", "Ilya Yashin", .place = "Moscow" },
  { "The European Union imposed sanctions on Belarus on Monday.",
    NCORP_COERCE, "restrict", NCORP_OCCURRED, "European Union", "Belarus", .date = "2024-05-13" },
  { "Myanmar imposed a curfew in Yangon.",
    NCORP_COERCE, "curfew", NCORP_OCCURRED, "Myanmar", "Yangon", .place = NULL },
  { "Sri Lanka declared a state of emergency.",
    NCORP_COERCE, "martial-law", NCORP_OCCURRED, "Sri Lanka", "", .place = NULL },
  { "Iran seized a tanker in the Strait of Hormuz.",
    NCORP_COERCE, "seize", NCORP_OCCURRED, "Iran", "", .place = NULL },
  { "Uganda banned the party of Bobi Wine.",
    NCORP_COERCE, "ban", NCORP_OCCURRED, "Uganda", "party", .place = NULL },
  { "Russian hackers hacked Deutsche Bahn.",
    NCORP_COERCE, "cyber", NCORP_OCCURRED, "Russian hackers", "Deutsche Bahn", .place = NULL },
  { "Azerbaijan attacked Armenia on Tuesday.",
    NCORP_ASSAULT, NULL, NCORP_OCCURRED, "Azerbaijan", "Armenia", .date = "2024-05-14" },
  { "Russian forces shelled Kharkiv on Monday, killing 12 people and wounding at least 30.",
    NCORP_ASSAULT, "heavy-weapons", NCORP_OCCURRED, "Russian forces", "Kharkiv", .date = "2024-05-13", .dead = 12, .injured = 30 },
  { "Kharkiv was bombed by Russian warplanes.",
    NCORP_ASSAULT, "explosives", NCORP_OCCURRED, "Russian warplanes", "Kharkiv", .place = NULL },
  { "Israeli airstrikes on Gaza killed 40 people.",
    NCORP_ASSAULT, "heavy-weapons", NCORP_OCCURRED, "Israeli", "Gaza", .dead = 40 },
  { "Saudi Arabia's attack on Sanaa left 14 people dead.",
    NCORP_ASSAULT, NULL, NCORP_OCCURRED, "Saudi Arabia", "Sanaa", .dead = 14 },
  { "A suicide bombing in Kabul killed 23 people.",
    NCORP_ASSAULT, "suicide-attack", NCORP_OCCURRED, "", "Kabul", .dead = 23 },
  { "Boko Haram kidnapped 200 students in Chibok.",
    NCORP_ASSAULT, "abduct", NCORP_OCCURRED, "Boko Haram", "students", .place = "Chibok" },
  { "Gunmen shot dead Fernando Villavicencio in Quito.",
    NCORP_ASSAULT, "firearms", NCORP_OCCURRED, "Gunmen", "Fernando Villavicencio", .place = "Quito" },
  { "Jamal Khashoggi was murdered in Istanbul.",
    NCORP_ASSAULT, NULL, NCORP_OCCURRED, "", "Jamal Khashoggi", .place = "Istanbul" },
  { "Iran executed Mohsen Shekari.",
    NCORP_ASSAULT, "execute", NCORP_OCCURRED, "Iran", "Mohsen Shekari", .place = NULL },
  { "Israel fired 60 rockets at Haifa.",
    NCORP_ASSAULT, "heavy-weapons", NCORP_OCCURRED, "Israel", "Haifa", .place = NULL },
  { "Israel did not attack Iran.",
    NCORP_ASSAULT, NULL, NCORP_NEGATED, "Israel", "Iran", .place = NULL },
  { "Russia denied attacking Odesa.",
    NCORP_ASSAULT, NULL, NCORP_DENIED, "Russia", "Odesa", .place = NULL },
  { "Turkey could attack Syria.",
    NCORP_ASSAULT, NULL, NCORP_HYPOTHETICAL, "Turkey", "Syria", .place = NULL },
  { "If India attacked Pakistan, markets would fall.",
    NCORP_ASSAULT, NULL, NCORP_HYPOTHETICAL, "India", "Pakistan", .place = NULL },
  { "Azerbaijan is bombarding Stepanakert.",
    NCORP_ASSAULT, "heavy-weapons", NCORP_ONGOING, "Azerbaijan", "Stepanakert", .place = NULL },
  { "Sergei Lavrov's talks with Antony Blinken were cancelled.",
    NCORP_CONSULT, NULL, NCORP_NEGATED, "Antony Blinken|Sergei Lavrov", "", .place = NULL },
  { "Ahead of talks with Iran, Israel warned its allies.",
    NCORP_CONSULT, NULL, NCORP_PLANNED, "Iran|Israel", "", .place = NULL },
  { "Jordan and Syria agreed on a water plan during talks in Amman.",
    NCORP_AGREE, NULL, NCORP_OCCURRED, "Jordan|Syria", "", .place = NULL },
  { "Emmanuel Macron and Friedrich Merz spoke by phone on Saturday about Gaza.",
    NCORP_CONSULT, "phone", NCORP_OCCURRED, "Emmanuel Macron|Friedrich Merz", "", .date = "2024-05-11" },
  { "Hakan Fidan never met Bashar al-Assad.",
    NCORP_CONSULT, NULL, NCORP_NEGATED, "Bashar al-Assad|Hakan Fidan", "", .place = NULL },
  { "Japan may sanction Myanmar.",
    NCORP_COERCE, "restrict", NCORP_HYPOTHETICAL, "Japan", "Myanmar", .place = NULL },
  { "Bulgaria plans to expel a Russian diplomat.",
    NCORP_SANCTION, "expel", NCORP_PLANNED, "Bulgaria", "Russian diplomat", .place = NULL },
  { "Ghana failed to reach an agreement with Togo.",
    NCORP_AGREE, NULL, NCORP_NEGATED, "Ghana|Togo", "", .place = NULL },
  { "Rebels are holding four engineers hostage in Cauca.", NCORP_ASSAULT, "abduct", NCORP_ONGOING, "Rebels", "engineers", .place = NULL },
  { "The kidnappers of the banker Carlos Vega released him on Sunday.", NCORP_ASSAULT, "abduct", NCORP_OCCURRED, "kidnappers", "Carlos Vega", .place = NULL },
  { "The kidnappers of the banker Carlos Vega released him on Sunday.", NCORP_RETREAT, "release", NCORP_OCCURRED, "kidnappers", "Carlos Vega", .date = "2024-05-12" },
  { "The Japanese embassy in Lima was the target of a grenade attack.", NCORP_ASSAULT, NULL, NCORP_OCCURRED, "", "Japanese embassy", .place = NULL },
  { "Union leader Marta Diaz was gunned down by two men on a motorcycle.", NCORP_ASSAULT, "firearms", NCORP_OCCURRED, "men", "Marta Diaz", .place = NULL },
  { "The pipeline was dynamited for the third time this year by rebels.", NCORP_ASSAULT, NULL, NCORP_OCCURRED, "rebels", "pipeline", .place = NULL },
  { "Police blamed the attack on rebels of the Shan Front.", NCORP_ASSAULT, NULL, NCORP_OCCURRED, "Shan Front", "", .place = NULL },
  { "A lorry loaded with explosives blew up outside the Defence Ministry.", NCORP_ASSAULT, "explosives", NCORP_OCCURRED, "", "Defence Ministry", .place = NULL },
  { "The bombing of the embassy was the work of the cartel.", NCORP_ASSAULT, NULL, NCORP_OCCURRED, "cartel", "embassy", .place = NULL },
  { "Soldiers dragged six students out of a bus and executed them.", NCORP_ASSAULT, "execute", NCORP_OCCURRED, "Soldiers", "", .place = NULL },
  { "The body of councillor Hernan Rojas was found near Cali with three bullet wounds.", NCORP_ASSAULT, NULL, NCORP_OCCURRED, "", "Hernan Rojas", .place = NULL },
  { "A priest was murdered in Cali on Monday. Two soldiers were accused of killing the priest.",
    NCORP_ASSAULT, NULL, NCORP_OCCURRED, "soldiers", "priest", .place = NULL },
  { "Bishop Rosa accused the army of murdering Oscar Diaz. Oscar Diaz was murdered in Cali on Monday.",
    NCORP_ASSAULT, NULL, NCORP_OCCURRED, "army", "Oscar Diaz", .place = NULL },
  { "Bishop Rosa accused the army of murdering Oscar Diaz.", NCORP_ACCUSE, NULL, NCORP_OCCURRED, "Rosa", "army", .place = NULL },
  { "Police arrested two soldiers for the murder of Judge Ana Rey.", NCORP_ASSAULT, NULL, NCORP_OCCURRED, "soldiers", "Ana Rey", .place = NULL },
  { "Colonel Diego Rey, one of the men involved in the murder of a judge, was arrested.", NCORP_ASSAULT, NULL, NCORP_OCCURRED, "Diego Rey", "judge", .place = NULL },
  { "The massacre of 14 peasants was perpetrated by the Fifth Brigade and not the rebels.", NCORP_ASSAULT, "massacre", NCORP_OCCURRED, "Fifth Brigade", "peasants", .place = NULL },
  { "Rebels raked a bus with gunfire.", NCORP_ASSAULT, NULL, NCORP_OCCURRED, "Rebels", "bus", .place = NULL },
  { "Five people died in a guerrilla ambush near Neiva.", NCORP_ASSAULT, NULL, NCORP_OCCURRED, "guerrilla", "Five people", .place = "Neiva" },
  { "Norway's refusal to admit Russian inspectors caused surprise.", NCORP_REJECT, NULL, NCORP_OCCURRED, "Norway", "Russian inspectors", .place = NULL },
  { "Chad's demand that Sudan pull its tanks back was ignored.", NCORP_REQUEST, NULL, NCORP_OCCURRED, "Chad", "Sudan", .place = NULL },
  { "Qatar was the first state to recognise Kosovo.", NCORP_SUPPORT, NULL, NCORP_OCCURRED, "Qatar", "Kosovo", .place = NULL },
  { "The presidents of Brazil, Chile and Uruguay conferred in Lima.", NCORP_CONSULT, NULL, NCORP_OCCURRED, "Brazil|Chile|Uruguay", "", .place = "Lima" },
  { "A warehouse in Odesa was hit by a rocket.", NCORP_ASSAULT, NULL, NCORP_OCCURRED, "", "warehouse", .place = NULL },
  { "A judge was murdered in Cali on Monday. The victim was Maria Torres.", NCORP_ASSAULT, NULL, NCORP_OCCURRED, "", "Maria Torres|judge", .place = NULL },
  { "Two engineers were kidnapped in March. Engineers Paulo Lima and Ana Sousa were freed on Monday.",
    NCORP_ASSAULT, "abduct", NCORP_OCCURRED, "", "Ana Sousa|Paulo Lima|engineers", .place = NULL },
};

static const char *const nothing[] = {
  "Angela Merkel hit Athens with a list of reforms.",
  "Typhoon Odette killed nine people in Vietnam and destroyed hundreds of homes.",
  "A man was killed and two women were injured in a crash near Derby.",
  "\"We attacked from the start,\" said the coach, Jan Maas, in Utrecht.",
  "The drummer starred in \"The Siege of Tobruk\" as a boy.",
  "Nordea agreed to sell its stake in the port.",
  "He suffered a heart attack at his home in Ohio.",
  "The senator launched an attack on his rival's record during the debate.",
  "The striker beat the goalkeeper with a low shot.",
  "Real Madrid beat Barcelona 3-1 on Saturday.",
  "The company struck a deal with reality and cut its forecast.",
  "Scientists say the fight against cancer is far from over.",
  "The film hit theaters in March.",
  "Sales hit a record high in the third quarter.",
  "The parties in the hall lasted until dawn.",
  "She has a great deal of experience in Brussels.",
  "The storm killed the power for two days.",
  "A bird strike forced the plane to land.",
  "The singer released a new album on Friday.",
  "He has left the company to join a start-up.",
  "The report was released on Tuesday.",
  "The president said the economy was strong.",
  "Oil prices fell on Thursday as traders weighed demand.",
  "The talk show host returned after a long break.",
  "The museum visit was the best part of the trip.",
  "Our website has been visited by many readers.",
  "The central bank raised interest rates again.",
  "Shares rallied in Tokyo on Monday.",
  "The match was called off because of rain.",
  "He thanked nobody and left.",
  "The battle for the title goes on.",
  "The price war between supermarkets goes on.",
  "Prices met expectations in the first half.",
  "The new law meets the needs of small firms.",
  "The team withdrew from the tournament with two injured players.",
  "He conceded a goal in the last minute.",
  "Experts call for better data on wages.",
  "The bride and groom tied the knot in Rome.",
  "The board meeting was short.",
  "A panic attack kept her from the stage.",
  "Their trade union has many members.",
  "The fire destroyed an old barn.",
  "The volcano erupted on Sunday, and lava covered the road.",
  "Snow blocked roads in the Alps.",
  "The drought killed crops across the region.",
  "The runner attacked the hill with all her strength.",
  "It was the best year in the history of the firm.",
  "The chef beat the eggs and fried them.",
  "Thieves cracked a joke about the weather.",
  "Many visitors agree that the view is fine.",
  "The earthquake in Peru killed nobody.",
};

static ncorp_corpus *analysed_text(const char *text)
{
  ncorp_source source = { .struct_size = sizeof source, .kind = NCORP_SOURCE_MEMORY, .format = NCORP_FORMAT_TEXT, .data = text,
                          .size = strlen(text) };
  ncorp_reader_options options = NCORP_READER_OPTIONS_INIT;
  ncorp_reader *reader = NULL;
  ncorp_analyzer *analyzer = NULL;
  ncorp_corpus *read = NULL, *out = NULL;
  options.published = "2024-05-14";
  assert_int_equal(ncorp_reader_open(&source, 1, &options, &reader, NULL), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, 0, &read, NULL), NCORP_OK);
  assert_int_equal(ncorp_analyzer_new(NULL, &analyzer, NULL), NCORP_OK);
  assert_int_equal(ncorp_analyzer_run(analyzer, read, NULL, &out, NULL), NCORP_OK);
  ncorp_analyzer_unref(analyzer);
  ncorp_reader_close(reader);
  ncorp_corpus_unref(read);
  return out;
}

static ncorp_corpus *analysed(const char *sentence)
{
  char text[600];
  snprintf(text, sizeof text, "A quiet headline\n\n%s\n", sentence);
  return analysed_text(text);
}

static int by_text(const void *a, const void *b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static int same(ncorp_str s, const char *expected)
{
  return !expected || (s.size == strlen(expected) && memcmp(s.data, expected, s.size) == 0);
}

static int is_amount(ncorp_amount a, int expected)
{
  return !expected || (a.known && ncorp_decimal_double(a.value) == expected);
}

/* A name, or the words of a description up to its head, without article and number. */
static void print_participant(const ncorp_article *article, uint32_t mention, char *out, size_t room)
{
  static const char *const before[] = { "the ", "The ", "a ", "A ", "an ", "An ", "its ", "their ", "our ", "his ", "her ", "two ", "Two ", "three ", "Three ",
                                        "four ", "Four ", "five ", "six ", "eight ", "eleven " };
  const ncorp_mention *m = ncorp_article_mention(article, mention);
  assert_non_null(m);
  ncorp_span span = m->form == NCORP_FORM_NAME ? m->span : (ncorp_span){ m->span.start, m->head.end };
  ncorp_str text = ncorp_article_span_text(article, span);
  if (m->form == NCORP_FORM_PRONOUN) text = ncorp_article_mention_name(article, mention);
  snprintf(out, room, "%.*s", NCORP_STR_ARG(text));
  if (strncmp(out, "About ", 6) == 0) memmove(out, out + 6, strlen(out + 6) + 1);
  char *words = out;
  strtod(out, &words);
  if (*words == ',') strtod(words + 1, &words);
  if (words > out && *words == ' ') memmove(out, words + 1, strlen(words));
  for (size_t i = 0; i < sizeof before / sizeof *before; i++)
    if (strncmp(out, before[i], strlen(before[i])) == 0) memmove(out, out + strlen(before[i]), strlen(out + strlen(before[i])) + 1);
}

static int is_party(const ncorp_article *article, const uint32_t *mentions, uint32_t count, const char *expected)
{
  char words[16][64], all[1024] = "";
  char *sorted[16];
  if (!expected) return 1;
  assert_true(count <= 16);
  for (uint32_t i = 0; i < count; i++) {
    print_participant(article, mentions[i], words[i], sizeof words[i]);
    sorted[i] = words[i];
  }
  qsort(sorted, count, sizeof *sorted, by_text);
  for (uint32_t i = 0; i < count; i++) {
    size_t used = strlen(all);
    snprintf(all + used, sizeof all - used, "%s%s", i ? "|" : "", sorted[i]);
  }
  return strcmp(all, expected) == 0;
}

static int fits(const ncorp_article *article, const ncorp_event_mention *e, const expectation *x)
{
  if (e->type != x->type || e->status != x->status) return 0;
  if (x->mode && !(e->mode_count && same(e->modes[0], x->mode))) return 0;
  if (!is_party(article, e->actors, e->actor_count, x->actors) || !is_party(article, e->recipients, e->recipient_count, x->recipients)) return 0;
  if (x->place) {
    const ncorp_mention *m = ncorp_article_mention(article, e->place);
    if (!m || !same(ncorp_article_span_text(article, m->span), x->place)) return 0;
  }
  return same(e->date, x->date) && same(e->duration, x->duration) && is_amount(e->size.dead, x->dead) && is_amount(e->size.injured, x->injured);
}

static void print_event(const ncorp_article *article, const ncorp_event_mention *e)
{
  static const char *const statuses[] = { "occurred", "ongoing", "planned", "denied", "negated", "hypothetical" };
  char who[64];
  print_error("    %s %s", ncorp_event_type_name(e->type), statuses[e->status]);
  for (uint32_t i = 0; i < e->actor_count + e->recipient_count; i++) {
    print_participant(article, i < e->actor_count ? e->actors[i] : e->recipients[i - e->actor_count], who, sizeof who);
    print_error(" %c:%s", i < e->actor_count ? 'a' : 'r', who);
  }
  const ncorp_mention *place = ncorp_article_mention(article, e->place);
  if (place) print_error(" in:%.*s", NCORP_STR_ARG(ncorp_article_span_text(article, place->span)));
  print_error(" %.*s %.*s\n", NCORP_STR_ARG(e->date), NCORP_STR_ARG(e->because));
}

static void test_events_of_sentences(void **state)
{
  int missed = 0;
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ncorp_corpus *corpus = analysed(cases[i].text);
    const ncorp_article *article = ncorp_corpus_article(corpus, 0);
    int found = 0;
    for (size_t k = 0; k < ncorp_article_event_count(article); k++) found |= fits(article, ncorp_article_event(article, k), &cases[i]);
    if (!found) {
      print_error("not coded as expected: %s\n", cases[i].text);
      for (size_t k = 0; k < ncorp_article_event_count(article); k++) print_event(article, ncorp_article_event(article, k));
    }
    missed += !found;
    ncorp_corpus_unref(corpus);
  }
  assert_int_equal(missed, 0);
}

/* Every index of an event and every quotation's speaker is one of the article's. */
static void test_every_index_points_somewhere(void **state)
{
  (void)state;
  ncorp_corpus *corpus = analysed("Polish and Czech negotiators met in Oslo on Monday. \u201cWe agreed to help Moldova,\u201d said Donald Tusk. "
                                  "Danish police arrested Paul Watson in Nuuk.");
  const ncorp_article *a = ncorp_corpus_article(corpus, 0);
  size_t mentions = ncorp_article_mention_count(a);
  assert_true(ncorp_article_event_count(a) >= 2);
  for (size_t i = 0; i < ncorp_article_event_count(a); i++) {
    const ncorp_event_mention *e = ncorp_article_event(a, i);
    for (uint32_t k = 0; k < e->actor_count; k++) assert_true(e->actors[k] < mentions);
    for (uint32_t k = 0; k < e->recipient_count; k++) assert_true(e->recipients[k] < mentions);
    assert_true(e->place == NCORP_NONE || e->place < mentions);
    assert_true(e->attribution == NCORP_NONE || e->attribution < mentions);
    assert_true(e->time == NCORP_NONE || e->time < ncorp_article_time_count(a));
    assert_true(e->sentence < ncorp_article_sentence_count(a));
    assert_true(e->because.size > strlen("triggers:") && memcmp(e->because.data, "triggers:", 9) == 0);
    double confidence = ncorp_decimal_double(e->confidence);
    assert_true(confidence > 0 && confidence < 1);
  }
  for (size_t i = 1; i < mentions; i++)
    assert_true(ncorp_article_mention(a, i - 1)->span.start <= ncorp_article_mention(a, i)->span.start);
  for (size_t i = 0; i < ncorp_article_quote_count(a); i++) {
    uint32_t speaker = ncorp_article_quote(a, i)->speaker;
    assert_true(speaker == NCORP_NONE || same(ncorp_article_span_text(a, ncorp_article_mention(a, speaker)->span), "Donald Tusk"));
  }
  ncorp_corpus_unref(corpus);
}

static size_t count_of(const ncorp_article *a, ncorp_event_type type)
{
  size_t n = 0;
  for (size_t i = 0; i < ncorp_article_event_count(a); i++) n += ncorp_article_event(a, i)->type == type;
  return n;
}

static void test_one_happening_told_again(void **state)
{
  (void)state;
  ncorp_corpus *corpus = analysed("Keir Starmer spoke with Mark Carney on Monday. The call, which lasted two hours, also included Anthony Albanese. "
                                  "After the call, aides were tired.");
  const ncorp_article *a = ncorp_corpus_article(corpus, 0);
  assert_int_equal(count_of(a, NCORP_CONSULT), 1);
  const ncorp_event_mention *e = ncorp_article_event(a, 0);
  assert_int_equal(e->actor_count, 3);
  assert_true(same(e->duration, "PT2H"));
  assert_true(same(e->date, "2024-05-13"));
  assert_true(e->mode_count == 1 && same(e->modes[0], "phone"));
  ncorp_corpus_unref(corpus);
}

static void test_two_happenings_stay_two(void **state)
{
  (void)state;
  ncorp_corpus *corpus = analysed("Keir Starmer met Mark Carney in Ottawa on Monday. Keir Starmer will meet Mark Carney in London next month.");
  assert_int_equal(count_of(ncorp_corpus_article(corpus, 0), NCORP_CONSULT), 2);
  ncorp_corpus_unref(corpus);
}

static void test_who_says_so(void **state)
{
  (void)state;
  ncorp_corpus *corpus = analysed("\u201cAzerbaijan attacked Armenia on Monday,\u201d said Nikol Pashinyan.");
  const ncorp_article *a = ncorp_corpus_article(corpus, 0);
  assert_int_equal(ncorp_article_event_count(a), 1);
  const ncorp_event_mention *e = ncorp_article_event(a, 0);
  assert_true(e->attribution != NCORP_NONE);
  assert_true(same(ncorp_article_span_text(a, ncorp_article_mention(a, e->attribution)->span), "Nikol Pashinyan"));
  ncorp_corpus_unref(corpus);
}

static void test_boilerplate_has_no_events(void **state)
{
  (void)state;
  ncorp_corpus *corpus = analysed("Keir Starmer met Mark Carney in Ottawa on Monday.\n\nSign up for our newsletter and support independent journalism in Canada");
  assert_int_equal(ncorp_article_event_count(ncorp_corpus_article(corpus, 0)), 1);
  ncorp_corpus_unref(corpus);
}

static void test_a_title_joins_the_body(void **state)
{
  (void)state;
  ncorp_corpus *corpus = analysed_text("Keir Starmer meets Mark Carney\n\nKeir Starmer met Mark Carney in Ottawa on Monday to discuss trade.\n");
  const ncorp_article *a = ncorp_corpus_article(corpus, 0);
  assert_int_equal(count_of(a, NCORP_CONSULT), 1);
  assert_true(ncorp_article_event(a, 0)->trigger.start > strlen("Keir Starmer meets Mark Carney"));
  ncorp_corpus_unref(corpus);
}

static int is_case(const ncorp_article *article, const ncorp_event_mention *e, const event_case *x)
{
  const ncorp_mention *place = ncorp_article_mention(article, e->place);
  return e->type == x->type && e->status == x->status && (!x->mode || (e->mode_count && same(e->modes[0], x->mode))) &&
         is_party(article, e->actors, e->actor_count, x->actors) && is_party(article, e->recipients, e->recipient_count, x->recipients) &&
         (!x->place || (place && same(ncorp_article_span_text(article, place->span), x->place))) && same(e->date, x->date) &&
         same(e->duration, x->duration) && is_amount(e->size.dead, x->dead) && is_amount(e->size.injured, x->injured) &&
         is_amount(e->size.arrested, x->arrested) && is_amount(e->size.abducted, x->abducted) && is_amount(e->size.participants, x->participants);
}

static void check_cases(const event_case *list, size_t count)
{
  size_t missed = 0;
  for (size_t i = 0; i < count; i++) {
    ncorp_corpus *corpus = analysed(list[i].text);
    const ncorp_article *article = ncorp_corpus_article(corpus, 0);
    int found = 0;
    for (size_t k = 0; k < ncorp_article_event_count(article); k++) found |= is_case(article, ncorp_article_event(article, k), &list[i]);
    if (found && list[i].open) print_message("coded by now: %s\n", list[i].text);
    if (!found && !list[i].open) {
      print_error("not coded as expected: %s\n", list[i].text);
      for (size_t k = 0; k < ncorp_article_event_count(article); k++) print_event(article, ncorp_article_event(article, k));
    }
    missed += !found && !list[i].open;
    ncorp_corpus_unref(corpus);
  }
  assert_int_equal(missed, 0);
}

static void test_constructions(void **state)
{
  (void)state;
  check_cases(EVENT_CASES, sizeof EVENT_CASES / sizeof *EVENT_CASES);
}

static void test_types_beyond_plover(void **state)
{
  (void)state;
  check_cases(BEYOND_CASES, sizeof BEYOND_CASES / sizeof *BEYOND_CASES);
}

/* Prints and counts the events of sentences that have none; `beyond`: of no type at all. */
static size_t false_events(const char *const *sentences, size_t count, int beyond)
{
  size_t wrong = 0;
  for (size_t i = 0; i < count; i++) {
    ncorp_corpus *corpus = analysed(sentences[i]);
    const ncorp_article *article = ncorp_corpus_article(corpus, 0);
    for (size_t k = 0; k < ncorp_article_event_count(article); k++) {
      const ncorp_event_mention *e = ncorp_article_event(article, k);
      if (e->type > NCORP_ASSAULT && !beyond) continue;
      print_error("false event: %s\n", sentences[i]);
      print_event(article, e);
      wrong++;
    }
    ncorp_corpus_unref(corpus);
  }
  return wrong;
}

static void test_sentences_without_events(void **state)
{
  (void)state;
  assert_int_equal(false_events(nothing, sizeof nothing / sizeof *nothing, 0), 0);
}

static void test_constructions_without_events(void **state)
{
  (void)state;
  size_t wrong = false_events(EVENT_NOTHING, sizeof EVENT_NOTHING / sizeof *EVENT_NOTHING, 0);
  for (size_t i = 0; i < sizeof EVENT_STILL_FALSE / sizeof *EVENT_STILL_FALSE; i++) {
    ncorp_corpus *corpus = analysed(EVENT_STILL_FALSE[i]);
    if (!ncorp_article_event_count(ncorp_corpus_article(corpus, 0))) print_message("no longer coded: %s\n", EVENT_STILL_FALSE[i]);
    ncorp_corpus_unref(corpus);
  }
  assert_int_equal(wrong, 0);
}

static void test_nothing_beyond_plover(void **state)
{
  (void)state;
  assert_int_equal(false_events(BEYOND_NOTHING, sizeof BEYOND_NOTHING / sizeof *BEYOND_NOTHING, 1), 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_events_of_sentences),
    cmocka_unit_test(test_sentences_without_events),
    cmocka_unit_test(test_constructions),
    cmocka_unit_test(test_constructions_without_events),
    cmocka_unit_test(test_types_beyond_plover),
    cmocka_unit_test(test_nothing_beyond_plover),
    cmocka_unit_test(test_every_index_points_somewhere),
    cmocka_unit_test(test_one_happening_told_again),
    cmocka_unit_test(test_two_happenings_stay_two),
    cmocka_unit_test(test_who_says_so),
    cmocka_unit_test(test_boilerplate_has_no_events),
    cmocka_unit_test(test_a_title_joins_the_body)
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
