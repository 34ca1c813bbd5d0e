/* Sentences with the record that each must give, by construction: written from PLOVER's definitions before the patterns were.
 * Each sentence is an article of its own, published on 14 May 2024, a Tuesday. Participants are given by their names, else by
 * the words up to the head without article and number, sorted and separated by |. */
#ifndef TESTS_MEANING_EVENT_CASES_H
#define TESTS_MEANING_EVENT_CASES_H

typedef struct event_case {
  const char *text;
  ncorp_event_type type;
  ncorp_event_status status;
  const char *actors, *recipients; /* NULL: any */
  const char *mode, *place, *date, *duration; /* NULL: any */
  int dead, injured, arrested, abducted, participants; /* 0: any */
  int open; /* 1: not coded so yet; what stands in the way is said beside it */
} event_case;

static const event_case EVENT_CASES[] = {
  /* who is told only as whose the thing is; particles apart; a verb read as part of a noun */
  { "Estonia bought Qatari gas.", NCORP_COOPERATE, NCORP_OCCURRED, "Estonia", "Qatari", .place = NULL },
  { "Chad massed tanks along its border with Sudan.", NCORP_MOBILIZE, NCORP_OCCURRED, "Chad", "Sudan", .mode = "troops" },
  { "Poland brought its ambassador home from Minsk.", NCORP_SANCTION, NCORP_OCCURRED, "Poland", "Minsk", .mode = "withdraw" },
  { "Peru's president relinquished power on Monday.", NCORP_CONCEDE, NCORP_OCCURRED, "president", NULL, .place = NULL },
  { "Kenya poured cold water on a Somali plan for talks.", NCORP_REJECT, NCORP_OCCURRED, "Kenya", "Somali", .place = NULL },
  /* active clauses, one for each type */
  { "Ghana and Togo agreed on a common tariff for cocoa.", NCORP_AGREE, NCORP_OCCURRED, "Ghana|Togo", "", .place = NULL },
  { "Sanae Takaichi consulted Lee Jae-myung about the missile.", NCORP_CONSULT, NCORP_OCCURRED, "Lee Jae-myung|Sanae Takaichi", "", .place = NULL },
  { "Norway's prime minister praised Chile for its reforms.", NCORP_SUPPORT, NCORP_OCCURRED, "prime minister", "Chile", .place = NULL },
  { "The mayor of Cusco resigned on Sunday.", NCORP_CONCEDE, NCORP_OCCURRED, "mayor", "", .date = "2024-05-12" },
  { "Kenya shared satellite intelligence with Uganda.", NCORP_COOPERATE, NCORP_OCCURRED, "Kenya", "Uganda", .place = NULL },
  { "Sweden sent blankets and medicine to Lebanon on Monday.", NCORP_AID, NCORP_OCCURRED, "Sweden", "Lebanon", .mode = "humanitarian", .date = "2024-05-13" },
  { "Rwanda pulled its soldiers out of Mozambique.", NCORP_RETREAT, NCORP_OCCURRED, "Rwanda", "Mozambique", .mode = "withdraw" },
  { "Bolivia urged Peru to open the border.", NCORP_REQUEST, NCORP_OCCURRED, "Bolivia", "Peru", .place = NULL },
  { "Qatar denounced Israel on Sunday.", NCORP_ACCUSE, NCORP_OCCURRED, "Qatar", "Israel", .date = "2024-05-12" },
  { "Slovakia rejected the proposal from Austria.", NCORP_REJECT, NCORP_OCCURRED, "Slovakia", "Austria", .place = NULL },
  { "Ethiopia threatened Eritrea with war.", NCORP_THREATEN, NCORP_OCCURRED, "Ethiopia", "Eritrea", .place = NULL },
  { "Nurses demonstrated in Lagos on Friday.", NCORP_PROTEST, NCORP_OCCURRED, "Nurses", "", .place = "Lagos", .date = "2024-05-10" },
  { "Poland expelled a Belarusian diplomat.", NCORP_SANCTION, NCORP_OCCURRED, "Poland", "Belarusian diplomat", .mode = "expel" },
  { "Greece deployed warships near Crete.", NCORP_MOBILIZE, NCORP_OCCURRED, "Greece", NULL, .mode = "troops" },
  { "Moroccan police detained three activists in Rabat.", NCORP_COERCE, NCORP_OCCURRED, "Moroccan police", "activists", .mode = "arrest", .place = "Rabat" },
  { "Militants attacked a hotel in Mogadishu on Saturday.", NCORP_ASSAULT, NCORP_OCCURRED, "Militants", "hotel", .place = "Mogadishu", .date = "2024-05-11" },
  { "Azerbaijan shelled Armenian villages.", NCORP_ASSAULT, NCORP_OCCURRED, "Azerbaijan", NULL, .mode = "heavy-weapons" },
  { "The African Union imposed sanctions on Niger.", NCORP_COERCE, NCORP_OCCURRED, "African Union", "Niger", .mode = "restrict" },
  { "Brazil lifted the embargo on Cuba.", NCORP_RETREAT, NCORP_OCCURRED, "Brazil", "Cuba", .mode = "ease" },
  { "Turkey freed two Greek soldiers on Tuesday.", NCORP_RETREAT, NCORP_OCCURRED, "Turkey", "Greek soldiers", .mode = "release", .date = "2024-05-14" },
  /* attacks on things, and by people of whom no more is said */
  { "On Sunday, a bomb exploded in a hotel in Quito.", NCORP_ASSAULT, NCORP_OCCURRED, "", "hotel", .mode = "explosives", .place = "Quito", .date = "2024-05-12" },
  { "In Quito, a bomb exploded in a hotel on Sunday.", NCORP_ASSAULT, NCORP_OCCURRED, "", "hotel", .mode = "explosives", .place = "Quito", .date = "2024-05-12" },
  { "Rebels set fire to the Cauca Country Club on Sunday.", NCORP_ASSAULT, NCORP_OCCURRED, "Rebels", "Cauca Country Club", .date = "2024-05-12" },
  { "Two nurses were killed in Cali by a group of 20 to 30 men.", NCORP_ASSAULT, NCORP_OCCURRED, NULL, "nurses", .place = "Cali" },
  /* whose deed it is that befell somebody, and who is told of later in the article */
  { "The priest spoke about Ada Wong's murder in Cali.", NCORP_ASSAULT, NCORP_OCCURRED, "", "Ada Wong", .place = NULL },
  { "The attack on Fenatrans killed nine people.", NCORP_ASSAULT, NCORP_OCCURRED, "", "Fenatrans", .place = NULL },
  { "All parties rejected the murder of Ada Wong.", NCORP_ASSAULT, NCORP_OCCURRED, "", "Ada Wong", .place = NULL },
  { "Roe blamed the rebels for the murder of Ada Wong.", NCORP_ASSAULT, NCORP_OCCURRED, "rebels", "Ada Wong", .place = NULL },
  { "A judge confirmed the involvement of soldiers in the murder of Ada Wong.", NCORP_ASSAULT, NCORP_OCCURRED, "soldiers", "Ada Wong", .place = NULL },
  { "Gunmen killed two engineers near Cali. The victims were identified as Ada Wong and Li Roe.", NCORP_ASSAULT, NCORP_OCCURRED, "Gunmen", "Ada Wong|Li Roe|engineers", .place = "Cali" },
  { "A judge was murdered in Cali. The killers were soldiers.", NCORP_ASSAULT, NCORP_OCCURRED, "soldiers", "judge", .place = "Cali" },
  { "A judge was murdered in Cali. Rebels took part in the crime.", NCORP_ASSAULT, NCORP_OCCURRED, "Rebels", "judge", .place = "Cali" },
  { "Two hooded men threw a grenade at a bank in Quito on Sunday.", NCORP_ASSAULT, NCORP_OCCURRED, "hooded men", "bank", .mode = "explosives", .place = "Quito", .date = "2024-05-12" },
  { "A truck packed with dynamite exploded outside a police station in Accra.", NCORP_ASSAULT, NCORP_OCCURRED, "", "police station", .mode = "explosives", .place = "Accra" },
  { "Rebels burned four buses near Goma.", NCORP_ASSAULT, NCORP_OCCURRED, "Rebels", "buses", .place = "Goma" },
  { "An attack on the residence of a mayor occurred in Tunis on Friday.", NCORP_ASSAULT, NCORP_OCCURRED, "", "residence", .place = "Tunis", .date = "2024-05-10" },
  { "The rebels were responsible for the murder of a judge in Cali.", NCORP_ASSAULT, NCORP_OCCURRED, "rebels", "judge", .place = "Cali" },
  { "Gunmen attacked a hotel in Mogadishu. Two cars were destroyed.", NCORP_ASSAULT, NCORP_OCCURRED, "Gunmen", "cars|hotel", .place = "Mogadishu" },
  { "The school was damaged by an explosion in Homs on Monday.", NCORP_ASSAULT, NCORP_OCCURRED, "", "Homs|school", .mode = "explosives" },
  { "The assassination in March of General Jorge Alva, a former minister, shook Peru.", NCORP_ASSAULT, NCORP_OCCURRED, "", "Jorge Alva", .mode = "assassinate" },
  /* passives */
  { "Two teachers were kidnapped by gunmen near Kaduna.", NCORP_ASSAULT, NCORP_OCCURRED, "gunmen", "teachers", .mode = "abduct", .place = "Kaduna" },
  { "The envoy was received by Cyril Ramaphosa in Pretoria.", NCORP_CONSULT, NCORP_OCCURRED, "Cyril Ramaphosa|envoy", "", .place = "Pretoria" },
  { "A convoy was ambushed by rebels on Thursday.", NCORP_ASSAULT, NCORP_OCCURRED, "rebels", "convoy", .date = "2024-05-09" },
  { "Alaa Saleh was arrested by soldiers in Khartoum.", NCORP_COERCE, NCORP_OCCURRED, "soldiers", "Alaa Saleh", .mode = "arrest", .place = "Khartoum" },
  { "Sanctions were imposed on Belarus by Canada.", NCORP_COERCE, NCORP_OCCURRED, "Canada", "Belarus", .mode = "restrict" },
  { "An agreement was signed by Jordan and Iraq in Amman.", NCORP_AGREE, NCORP_OCCURRED, "Iraq|Jordan", "", .place = "Amman" },
  { "Three journalists have been jailed by Eritrea.", NCORP_COERCE, NCORP_OCCURRED, "Eritrea", "journalists", .mode = "arrest" },
  { "The proposal was rejected by Bulgaria.", NCORP_REJECT, NCORP_OCCURRED, "Bulgaria", "", .place = NULL },
  { "Food was delivered to Haiti by Mexico.", NCORP_AID, NCORP_OCCURRED, "Mexico", "Haiti", .mode = "humanitarian", .open = 1 }, /* a name with "by" in it */
  { "Osman Diallo, a union leader, was shot dead in Conakry.", NCORP_ASSAULT, NCORP_OCCURRED, "", "Osman Diallo", .mode = "firearms", .place = "Conakry" },
  { "Four policemen were killed in an ambush near Quetta.", NCORP_ASSAULT, NCORP_OCCURRED, "", "policemen", .place = "Quetta", .dead = 4 },
  { "Dozens of students were beaten by police in Minsk.", NCORP_ASSAULT, NCORP_OCCURRED, "police", "students", .place = "Minsk" },
  { "Dozens of students were beaten up by police in Minsk.", NCORP_ASSAULT, NCORP_OCCURRED, "police", "students", .place = "Minsk" },
  /* relative clauses */
  { "The rebels who attacked a barracks near Bangui have fled.", NCORP_ASSAULT, NCORP_OCCURRED, "rebels", "barracks", .place = "Bangui" },
  { "Jens Holm, who met Evo Morales in Sucre, flew home.", NCORP_CONSULT, NCORP_OCCURRED, "Evo Morales|Jens Holm", "", .place = "Sucre" },
  { "The activist whom Tunisia expelled is in Rome.", NCORP_SANCTION, NCORP_OCCURRED, "Tunisia", "activist", .place = NULL },
  { "Serbia, which has withdrawn its troops from the border, waits.", NCORP_RETREAT, NCORP_OCCURRED, "Serbia", NULL, .place = NULL },
  { "A journalist arrested by Vietnam in March is on trial.", NCORP_COERCE, NCORP_OCCURRED, "Vietnam", "journalist", .date = "2024-03" },
  { "The village shelled by Ukrainian forces lies on a hill.", NCORP_ASSAULT, NCORP_OCCURRED, "Ukrainian forces", "village", .mode = "heavy-weapons" },
  { "The minister, who had condemned Iran, left early.", NCORP_ACCUSE, NCORP_OCCURRED, "minister", "Iran", .place = NULL },
  /* infinitives under control verbs */
  { "Latvia agreed to send ammunition to Ukraine.", NCORP_AGREE, NCORP_OCCURRED, "Latvia", NULL, .place = NULL },
  { "Uruguay refused to meet the Argentine delegation.", NCORP_REJECT, NCORP_OCCURRED, "Uruguay", "Argentine delegation", .place = NULL },
  { "Myanmar threatened to bomb rebel towns.", NCORP_THREATEN, NCORP_OCCURRED, "Myanmar", NULL, .place = NULL },
  { "Finland promised to help Moldova.", NCORP_AGREE, NCORP_OCCURRED, "Finland", "Moldova", .place = NULL },
  { "Cyprus plans to expel two Russian spies.", NCORP_SANCTION, NCORP_PLANNED, "Cyprus", "Russian spies", .mode = "expel" },
  { "Cameroon intends to deploy troops along the border.", NCORP_MOBILIZE, NCORP_PLANNED, "Cameroon", NULL, .place = NULL },
  { "Soldiers tried to storm the parliament in Port Moresby.", NCORP_ASSAULT, NCORP_HYPOTHETICAL, "Soldiers", NULL, .place = NULL },
  { "Zambia failed to reach a deal with Botswana.", NCORP_AGREE, NCORP_NEGATED, "Botswana|Zambia", "", .place = NULL },
  { "Nepal is expected to sign a treaty with Bhutan on Thursday.", NCORP_AGREE, NCORP_PLANNED, "Bhutan|Nepal", "", .date = "2024-05-16" },
  { "Mongolia continues to help Kyrgyzstan.", NCORP_AID, NCORP_OCCURRED, NULL, NULL, .place = NULL },
  { "Colombia began deporting migrants to Ecuador.", NCORP_COERCE, NCORP_OCCURRED, "Colombia", "migrants", .mode = "deport" },
  { "Police managed to free four hostages in Manila.", NCORP_RETREAT, NCORP_OCCURRED, "Police", "hostages", .mode = "release", .place = "Manila", .open = 1 }, /* "free" is tagged an adjective */
  { "Hungary vowed to veto the plan.", NCORP_REJECT, NCORP_PLANNED, "Hungary", "", .place = NULL },
  /* light verbs with their nouns */
  { "Laos held talks with Thailand in Vientiane.", NCORP_CONSULT, NCORP_OCCURRED, "Laos|Thailand", "", .place = "Vientiane" },
  { "Separatists launched an attack on a patrol near Bamenda.", NCORP_ASSAULT, NCORP_OCCURRED, "Separatists", "patrol", .place = "Bamenda" },
  { "Malawi reached an agreement with Tanzania on Lake Nyasa.", NCORP_AGREE, NCORP_OCCURRED, "Malawi|Tanzania", "", .place = NULL },
  { "Teachers went on strike in Harare.", NCORP_PROTEST, NCORP_OCCURRED, "Teachers", "", .mode = "strike", .place = "Harare" },
  { "Anita Anand paid a visit to Nairobi on Wednesday.", NCORP_CONSULT, NCORP_OCCURRED, "Anita Anand|Nairobi", "", .mode = "visit", .date = "2024-05-08" },
  { "Vanessa Kagan had a phone call with Felix Baro.", NCORP_CONSULT, NCORP_OCCURRED, "Felix Baro|Vanessa Kagan", "", .mode = "phone" },
  { "Djibouti granted asylum to Selam Tesfay.", NCORP_AID, NCORP_OCCURRED, "Djibouti", "Selam Tesfay", .mode = "asylum" },
  { "Protesters staged a sit-in outside the parliament in Sofia.", NCORP_PROTEST, NCORP_OCCURRED, "Protesters", NULL, .mode = "demo", .place = "Sofia" },
  { "Burundi carried out airstrikes against rebels in the east.", NCORP_ASSAULT, NCORP_OCCURRED, "Burundi", "rebels", .mode = "heavy-weapons" },
  { "Slovenia gave its support to Kosovo.", NCORP_SUPPORT, NCORP_OCCURRED, "Slovenia", "Kosovo", .place = NULL },
  /* nominalisations and nominal arguments */
  { "Sudan's attack on Chad left nine people dead.", NCORP_ASSAULT, NCORP_OCCURRED, "Sudan", "Chad", .dead = 9 },
  { "Turkish airstrikes on Kobani wounded 14 people.", NCORP_ASSAULT, NCORP_OCCURRED, "Turkish", "Kobani", .mode = "heavy-weapons", .injured = 14 },
  { "Talks between Cyprus and Turkey ended on Friday in Geneva.", NCORP_CONSULT, NCORP_OCCURRED, "Cyprus|Turkey", "", .place = "Geneva", .date = "2024-05-10" },
  { "The assassination of Jovenel Diaz by gunmen shocked Haiti.", NCORP_ASSAULT, NCORP_OCCURRED, "gunmen", "Jovenel Diaz", .mode = "assassinate" },
  { "The arrest of Omar Sesay by the police in Freetown caused anger.", NCORP_COERCE, NCORP_OCCURRED, "police", "Omar Sesay", .mode = "arrest" },
  { "A meeting of Baltic ministers with Antony Blinken took place in Riga.", NCORP_CONSULT, NCORP_OCCURRED, NULL, "", .place = "Riga", .open = 1 }, /* "Baltic" is no country */
  { "The withdrawal of French troops from Chad began in January.", NCORP_RETREAT, NCORP_OCCURRED, "French troops", "Chad", .mode = "withdraw" },
  { "A bombing in Karachi killed seven people and injured 20.", NCORP_ASSAULT, NCORP_OCCURRED, "", NULL, .mode = "explosives", .dead = 7, .injured = 20 },
  { "The kidnapping of 30 pupils by Boko Haram is a crime.", NCORP_ASSAULT, NCORP_OCCURRED, "Boko Haram", "pupils", .mode = "abduct" },
  { "Gerhard Falk's visit to Ankara raised hopes.", NCORP_CONSULT, NCORP_OCCURRED, "Ankara|Gerhard Falk", "", .mode = "visit" },
  { "Canada's sanctions against Syria remain.", NCORP_COERCE, NCORP_OCCURRED, "Canada", "Syria", .mode = "restrict" },
  { "Protests against Viktor Orban in Budapest drew 20,000 people.", NCORP_PROTEST, NCORP_OCCURRED, "", "Viktor Orban", .place = "Budapest" },
  { "The signing of a treaty by Oman and Yemen ended the dispute.", NCORP_AGREE, NCORP_OCCURRED, "Oman|Yemen", "", .place = NULL },
  { "After the shooting of two soldiers in Derry, police closed roads.", NCORP_ASSAULT, NCORP_OCCURRED, "", "soldiers", .mode = "firearms", .place = "Derry" },
  /* coordination */
  { "Spain, Portugal and Morocco signed a pact in Madrid.", NCORP_AGREE, NCORP_OCCURRED, "Morocco|Portugal|Spain", "", .place = "Madrid" },
  { "Soldiers stormed the village and burned three houses.", NCORP_ASSAULT, NCORP_OCCURRED, "Soldiers", NULL, .place = NULL },
  { "Rebels ambushed a patrol and kidnapped two officers near Goma.", NCORP_ASSAULT, NCORP_OCCURRED, "Rebels", "officers", .mode = "abduct", .place = "Goma" },
  { "Denmark condemned Syria and imposed sanctions on Russia.", NCORP_ACCUSE, NCORP_OCCURRED, "Denmark", "Syria", .place = NULL },
  { "Lesotho criticized and Eswatini praised South Africa.", NCORP_SUPPORT, NCORP_OCCURRED, "Eswatini", "South Africa", .place = NULL },
  { "Costa Rica and Panama urged Nicaragua and Honduras to talk.", NCORP_REQUEST, NCORP_OCCURRED, "Costa Rica|Panama", "Honduras|Nicaragua", .place = NULL },
  { "Miners and farmers marched in Potosi on Sunday.", NCORP_PROTEST, NCORP_OCCURRED, "Miners|farmers", "", .place = "Potosi", .date = "2024-05-12" },
  { "Estonia, as well as Latvia, criticized Belarus.", NCORP_ACCUSE, NCORP_OCCURRED, NULL, "Belarus", .place = NULL },
  { "The army arrested the governor and deposed the president of Guinea.", NCORP_COERCE, NCORP_OCCURRED, "army", "governor", .mode = "arrest" },
  /* apposition and titles */
  { "Iceland's foreign minister, Katla Jonsdottir, met Pavel Horak in Prague.", NCORP_CONSULT, NCORP_OCCURRED, "Katla Jonsdottir|Pavel Horak", "", .place = "Prague" },
  { "Maria Sandu, the president of Moldova, visited Sofia.", NCORP_CONSULT, NCORP_OCCURRED, "Maria Sandu|Sofia", "", .mode = "visit" },
  { "The group, Ansar Dine, kidnapped a priest in Mali.", NCORP_ASSAULT, NCORP_OCCURRED, NULL, "priest", .mode = "abduct" },
  { "General Amadou Sy, the junta's leader, dissolved parliament.", NCORP_COERCE, NCORP_OCCURRED, "Amadou Sy", NULL, .place = NULL },
  { "Police arrested Igor Petrov, a lawyer, on Monday.", NCORP_COERCE, NCORP_OCCURRED, "Police", "Igor Petrov", .date = "2024-05-13" },
  /* attribution: what is said is kept apart from who says so */
  { "Armenia said Azerbaijan attacked three villages on Monday.", NCORP_ASSAULT, NCORP_OCCURRED, "Azerbaijan", "villages", .date = "2024-05-13" },
  { "Azerbaijani troops shelled Goris, the Armenian ministry said.", NCORP_ASSAULT, NCORP_OCCURRED, "Azerbaijani troops", "Goris", .mode = "heavy-weapons" },
  { "According to the police, gunmen abducted six nuns in Imo.", NCORP_ASSAULT, NCORP_OCCURRED, "gunmen", "nuns", .mode = "abduct" },
  { "Witnesses reported that soldiers fired on protesters in Lome.", NCORP_ASSAULT, NCORP_OCCURRED, "soldiers", "protesters", .place = "Lome" },
  { "The prosecutor told reporters that detectives had arrested Luis Vega.", NCORP_COERCE, NCORP_OCCURRED, "detectives", "Luis Vega", .mode = "arrest" },
  { "Sudan accused Ethiopia of attacking its farmers.", NCORP_ACCUSE, NCORP_OCCURRED, "Sudan", "Ethiopia", .place = NULL },
  { "“Eritrea bombed our town,” said Abraham Tekle.", NCORP_ASSAULT, NCORP_OCCURRED, "Eritrea", "town", .mode = "explosives" },
  { "The rebels claimed responsibility for the attack on Kidal.", NCORP_ASSAULT, NCORP_OCCURRED, "rebels", "Kidal", .place = NULL },
  /* headlines */
  { "Gunmen kill five miners in Balochistan", NCORP_ASSAULT, NCORP_OCCURRED, "Gunmen", "miners", .place = "Balochistan", .dead = 5 },
  { "Nigeria frees 40 Boko Haram suspects", NCORP_RETREAT, NCORP_OCCURRED, "Nigeria", "suspects", .mode = "release" },
  { "Ecuador to expel Mexican ambassador", NCORP_SANCTION, NCORP_PLANNED, "Ecuador", "Mexican ambassador", .mode = "expel" },
  { "Peru's president meets Chilean leader in Lima", NCORP_CONSULT, NCORP_OCCURRED, "Chilean leader|president", "", .place = "Lima", .open = 1 }, /* the city is taken for a common noun */
  { "Iraq condemns Turkish raid", NCORP_ACCUSE, NCORP_OCCURRED, "Iraq", NULL, .place = NULL },
  { "Thousands protest in Tbilisi", NCORP_PROTEST, NCORP_OCCURRED, NULL, "", .place = "Tbilisi" },
  /* negation */
  { "Eritrea did not attack Djibouti.", NCORP_ASSAULT, NCORP_NEGATED, "Eritrea", "Djibouti", .place = NULL },
  { "Police have not arrested the killers of Ahmed Divela.", NCORP_COERCE, NCORP_NEGATED, "Police", NULL, .mode = "arrest" },
  { "No agreement was reached between Fiji and Tonga.", NCORP_AGREE, NCORP_NEGATED, "Fiji|Tonga", "", .place = NULL },
  { "Namibia never recognized Kosovo.", NCORP_SUPPORT, NCORP_NEGATED, "Namibia", "Kosovo", .place = NULL },
  { "Chad left the hall without meeting Libya.", NCORP_CONSULT, NCORP_NEGATED, "Chad|Libya", "", .place = NULL },
  /* denial */
  { "Algeria denied bombing Moroccan trucks.", NCORP_ASSAULT, NCORP_DENIED, "Algeria", NULL, .place = NULL },
  { "The army denied that its soldiers had attacked Mocimboa.", NCORP_ASSAULT, NCORP_DENIED, "soldiers", "Mocimboa", .place = NULL },
  { "Tehran denies that it sent drones to Sudan.", NCORP_AID, NCORP_DENIED, "Tehran", "Sudan", .mode = "military" },
  { "Hamza Idris denied having met Salva Kiir.", NCORP_CONSULT, NCORP_DENIED, "Hamza Idris|Salva Kiir", "", .place = NULL },
  /* plans */
  { "Mohamed Bazoum will visit Algiers on Thursday.", NCORP_CONSULT, NCORP_PLANNED, "Algiers|Mohamed Bazoum", "", .mode = "visit", .date = "2024-05-16" },
  { "Italy is going to send doctors to Libya.", NCORP_AID, NCORP_PLANNED, "Italy", "Libya", .place = NULL },
  { "Talks between Guyana and Venezuela are scheduled for Friday.", NCORP_CONSULT, NCORP_PLANNED, "Guyana|Venezuela", "", .date = "2024-05-17" },
  { "Ireland will recognize Palestine next week.", NCORP_SUPPORT, NCORP_PLANNED, "Ireland", "Palestine", .place = NULL },
  { "Ahead of a meeting with Japan, Vietnam raised tariffs.", NCORP_CONSULT, NCORP_PLANNED, NULL, NULL, .place = NULL },
  { "Train drivers are to strike on Saturday in Belgium.", NCORP_PROTEST, NCORP_PLANNED, "Train drivers", "", .mode = "strike", .date = "2024-05-18" },
  /* hypotheticals */
  { "Moldova could expel the Russian ambassador.", NCORP_SANCTION, NCORP_HYPOTHETICAL, "Moldova", "Russian ambassador", .mode = "expel" },
  { "If Kenya withdrew its troops from Somalia, fighting would spread.", NCORP_RETREAT, NCORP_HYPOTHETICAL, "Kenya", "Somalia", .mode = "withdraw" },
  { "Malta may grant asylum to Ivan Dvorak.", NCORP_AID, NCORP_HYPOTHETICAL, "Malta", "Ivan Dvorak", .mode = "asylum" },
  { "Analysts fear that Rwanda might invade Congo.", NCORP_ASSAULT, NCORP_HYPOTHETICAL, "Rwanda", "Congo", .place = NULL },
  { "A possible attack by rebels on Gao worries Mali.", NCORP_ASSAULT, NCORP_HYPOTHETICAL, "rebels", "Gao", .place = NULL, .open = 1 }, /* an unknown city */
  /* going on */
  { "Ethiopian forces are shelling Gondar.", NCORP_ASSAULT, NCORP_ONGOING, "Ethiopian forces", "Gondar", .mode = "heavy-weapons" },
  { "Officials from Egypt and Sudan are meeting in Aswan.", NCORP_CONSULT, NCORP_ONGOING, "Egypt|Sudan", "", .place = "Aswan" },
  { "Prosecutors are investigating Ricardo Salles.", NCORP_ACCUSE, NCORP_ONGOING, "Prosecutors", "Ricardo Salles", .mode = "investigate" },
  { "Dock workers are striking in Antwerp.", NCORP_PROTEST, NCORP_ONGOING, "Dock workers", "", .mode = "strike", .place = "Antwerp" },
  /* requests and what is asked for */
  { "Honduras asked Taiwan for vaccines.", NCORP_REQUEST, NCORP_OCCURRED, "Honduras", "Taiwan", .place = NULL },
  { "The UN called on Mali to free Moussa Sow.", NCORP_REQUEST, NCORP_OCCURRED, "UN", "Mali", .place = NULL },
  { "Residents demanded an investigation into the killings.", NCORP_REQUEST, NCORP_OCCURRED, "Residents", "", .mode = "investigate" },
  { "Opposition leaders demanded the resignation of Kais Saied.", NCORP_REQUEST, NCORP_OCCURRED, "Opposition leaders", "Kais Saied", .mode = "change" },
  { "Guatemala appealed to Mexico for help.", NCORP_REQUEST, NCORP_OCCURRED, "Guatemala", "Mexico", .place = NULL },
  { "The president ordered the rebels to disarm.", NCORP_REQUEST, NCORP_OCCURRED, "president", "rebels", .place = NULL },
  /* sizes */
  { "A suicide bomber killed 31 people and wounded at least 60 in Jalalabad.", NCORP_ASSAULT, NCORP_OCCURRED, "suicide bomber", "people", .place = "Jalalabad", .dead = 31, .injured = 60 },
  { "Police arrested 85 protesters in Almaty on Monday.", NCORP_COERCE, NCORP_OCCURRED, "Police", "protesters", .place = "Almaty", .arrested = 85 },
  { "Bandits abducted 15 villagers in Zamfara.", NCORP_ASSAULT, NCORP_OCCURRED, "Bandits", "villagers", .mode = "abduct", .abducted = 15 },
  { "About 3,000 farmers marched through Vilnius.", NCORP_PROTEST, NCORP_OCCURRED, "farmers", "", .participants = 3000 },
  { "The shelling of Sloviansk by Russian troops killed eight civilians.", NCORP_ASSAULT, NCORP_OCCURRED, "Russian troops", "Sloviansk", .dead = 8 },
  { "At least 12 soldiers died in an attack on a base near Sevare.", NCORP_ASSAULT, NCORP_OCCURRED, "", NULL, .dead = 12 },
  /* time and place by attachment */
  { "On Monday, Gambia recalled its ambassador from Banjul.", NCORP_SANCTION, NCORP_OCCURRED, "Gambia", NULL, .date = "2024-05-13" },
  { "In Tashkent, Uzbek police arrested two brothers on Sunday.", NCORP_COERCE, NCORP_OCCURRED, "Uzbek police", "brothers", .place = "Tashkent", .date = "2024-05-12" },
  { "The minister said on Tuesday that Laos had expelled a priest in March.", NCORP_SANCTION, NCORP_OCCURRED, "Laos", "priest", .date = "2024-03" },
  { "Gunmen who had crossed the border attacked Boni, a town in Kenya, on 3 May.", NCORP_ASSAULT, NCORP_OCCURRED, "Gunmen", NULL, .date = "2024-05-03" },
  { "Gunmen who had crossed the border attacked Garissa, a town in Kenya, on 3 May.", NCORP_ASSAULT, NCORP_OCCURRED, "Gunmen", NULL, .date = "2024-05-03" },
  { "Emil Boc met Ilie Bolojan for two hours in Cluj.", NCORP_CONSULT, NCORP_OCCURRED, "Emil Boc|Ilie Bolojan", "", .place = "Cluj", .duration = "PT2H" },
  /* participles and clauses without a subject of their own */
  { "Citing security, Benin closed its embassy in Niger.", NCORP_SANCTION, NCORP_OCCURRED, "Benin", "Niger", .mode = "withdraw" },
  { "Before leaving Doha, Rana Khalil met Tamim Saleh.", NCORP_CONSULT, NCORP_OCCURRED, "Rana Khalil|Tamim Saleh", "", .place = NULL },
  { "Soldiers opened fire, wounding three students.", NCORP_ASSAULT, NCORP_OCCURRED, "Soldiers", NULL, .injured = 3 },
  { "Accusing France of lies, Mali expelled its envoy.", NCORP_ACCUSE, NCORP_OCCURRED, "Mali", "France", .place = NULL },
  { "Belize cut ties with Israel, recalling its consul.", NCORP_SANCTION, NCORP_OCCURRED, "Belize", "Israel", .mode = "withdraw" }
};

/* Sentences of which nothing may be coded. */
static const char *const EVENT_NOTHING[] = {
  "Guards prevented Peruvian judges from being murdered in Cali.",
  "The goalkeeper was attacked by doubts after the loss.",
  "An asthma attack sent the singer to a clinic in Turin.",
  "The new phone hit shops in Norway last week.",
  "Critics attacked the film for its slow pace.",
  "Rangers beat Celtic in Glasgow on Saturday.",
  "The striker fired a shot over the bar from ten metres.",
  "Lightning struck a barn in Bavaria and killed two cows.",
  "The strike price of the option was 40 dollars.",
  "Gold prices retreated on Monday as the dollar rose.",
  "The bank agreed a loan with the builder.",
  "Nestle will release its results on Thursday.",
  "The union of two galaxies releases much energy.",
  "A landslide in Nepal blocked the main road.",
  "She visited her grandmother in Lyon every summer.",
  "Investors welcomed the news.",
  "The museum received a painting from a collector.",
  "Heavy rain killed the crops in Malawi.",
  "Engineers met the deadline with a day to spare.",
  "The court of King Henry was a place of music.",
  "He fought his way to the top of the company.",
  "The battle between taste and price never ends.",
  "Tourists stormed the beaches of Crete in July.",
  "The coach demanded more effort from his players.",
  "A car crash near Zagreb killed three teenagers.",
  "The dam supplies Zambia with power.",
  "Stocks rallied in Frankfurt after the report.",
  "The orchestra conducted by Lind played in Vienna.",
  "A virus attacks the roots of the plant.",
  "The ship sank in a storm off Norway.",
  "The telescope captured images of Saturn.",
  "Her latest novel explores love and war in Sicily.",
  "The price of bread rose again in Cairo.",
  "Doctors treated the wound with honey.",
  "The firm will cut jobs in Spain.",
  "The bridge links Denmark with Sweden.",
  "The runner won gold at the games in Seoul.",
  "The committee approved the minutes.",
  "Scientists found a new kind of frog in Ecuador.",
  "A fire at a factory in Dhaka injured nine workers.",
  "The referee ordered the player to leave the pitch.",
  "The treaty museum in Waitangi has a new roof.",
  "He is known for his support of young artists.",
  "The train leaves Prague at noon.",
  "The lawyer sued for divorce after twenty years.",
  "The chess players agreed to a draw.",
  "Inflation hit Turkey hard last year.",
  "The wind blew down a fence in Leeds.",
  "The old king died in his sleep.",
  "The river forms the border between Laos and Thailand.",
  "The portrait was shot by a famous photographer for a magazine."
};

/* And one of which something still is. */
static const char *const EVENT_STILL_FALSE[] = {
  "The actor was shot by a famous photographer for a magazine."
};

#endif
