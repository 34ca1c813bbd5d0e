/* Sentences with the record of a type beyond PLOVER that each must give, and such that give none: written from the definitions
 * of docs/events.md before the patterns were. As in event_cases.h each is an article of its own, published on 14 May 2024, a
 * Tuesday. */
#ifndef TESTS_MEANING_BEYOND_CASES_H
#define TESTS_MEANING_BEYOND_CASES_H

static const event_case BEYOND_CASES[] = {
  /* disasters: nobody acts; what they strike is the place */
  { "An earthquake struck northern Chile on Sunday, killing four people.", NCORP_X_DISASTER, NCORP_OCCURRED, "", NULL, .mode = "earthquake", .place = "Chile", .date = "2024-05-12", .dead = 4, .open = 1 }, /* read without a verb */
  { "Heavy rain killed nine people in Kenya.", NCORP_X_DISASTER, NCORP_OCCURRED, "", NULL, .mode = "flood", .place = "Kenya", .dead = 9 },
  { "Floods in Bangladesh have left 40 people dead.", NCORP_X_DISASTER, NCORP_OCCURRED, "", NULL, .mode = "flood", .place = "Bangladesh", .dead = 40 },
  { "Typhoon Amihan killed 12 people in the Philippines on Monday.", NCORP_X_DISASTER, NCORP_OCCURRED, "", NULL, .mode = "storm", .date = "2024-05-13", .dead = 12 },
  { "A tornado destroyed dozens of homes in Oklahoma.", NCORP_X_DISASTER, NCORP_OCCURRED, "", NULL, .mode = "storm", .place = "Oklahoma" },
  { "Wildfires swept through southern Portugal on Saturday.", NCORP_X_DISASTER, NCORP_OCCURRED, "", NULL, .mode = "wildfire", .place = "Portugal", .date = "2024-05-11" },
  { "A cholera outbreak in Haiti has killed at least 30 people.", NCORP_X_DISASTER, NCORP_OCCURRED, "", NULL, .mode = "epidemic", .place = "Haiti", .dead = 30 },
  { "The volcano erupted in Iceland on Sunday.", NCORP_X_DISASTER, NCORP_OCCURRED, "", NULL, .mode = "volcano", .place = "Iceland", .date = "2024-05-12" },
  { "A landslide buried a village in Nepal.", NCORP_X_DISASTER, NCORP_OCCURRED, "", NULL, .mode = "landslide", .place = "Nepal" },
  { "Rescuers searched for survivors after an avalanche in Austria.", NCORP_X_DISASTER, NCORP_OCCURRED, "", NULL, .mode = "landslide", .place = "Austria" },
  { "Sixteen people died in floods in southern Brazil.", NCORP_X_DISASTER, NCORP_OCCURRED, "", NULL, .mode = "flood", .place = "Brazil", .dead = 16 },
  { "Zambia is suffering its worst drought in decades.", NCORP_X_DISASTER, NCORP_ONGOING, "", NULL, .mode = "drought" },
  { "A cyclone hit Madagascar, injuring 25 people.", NCORP_X_DISASTER, NCORP_OCCURRED, "", NULL, .mode = "storm", .place = "Madagascar", .injured = 25 },
  { "Lightning killed two farmers in Uganda.", NCORP_X_DISASTER, NCORP_OCCURRED, "", NULL, .mode = "storm", .place = "Uganda", .dead = 2 },
  { "The tsunami destroyed three villages in Tonga.", NCORP_X_DISASTER, NCORP_OCCURRED, "", NULL, .mode = "flood", .place = "Tonga" },
  { "A heat wave killed 60 people in India.", NCORP_X_DISASTER, NCORP_OCCURRED, "", NULL, .mode = "heat", .place = "India", .dead = 60 },
  { "No earthquake struck Chile on Sunday.", NCORP_X_DISASTER, NCORP_NEGATED, "", NULL, .place = NULL },
  { "The authorities denied that floods had killed anyone in Sudan.", NCORP_X_DISASTER, NCORP_DENIED, "", NULL, .place = NULL },

  /* accidents */
  { "A bus crashed near Cusco on Friday, killing 11 passengers.", NCORP_X_ACCIDENT, NCORP_OCCURRED, "", NULL, .mode = "crash", .place = "Cusco", .date = "2024-05-10", .dead = 11, .open = 1 }, /* PLOVER's patterns take the killing for an attack */
  { "Three teenagers were killed in a car crash near Zagreb.", NCORP_X_ACCIDENT, NCORP_OCCURRED, "", NULL, .mode = "crash", .place = "Zagreb", .dead = 3 },
  { "A freight train derailed in Ohio on Monday.", NCORP_X_ACCIDENT, NCORP_OCCURRED, "", NULL, .mode = "derailment", .place = "Ohio", .date = "2024-05-13" },
  { "Two trains collided in Greece, injuring 50 people.", NCORP_X_ACCIDENT, NCORP_OCCURRED, "", NULL, .mode = "crash", .place = "Greece", .injured = 50, .open = 1 }, /* PLOVER's patterns take the injuring for an attack */
  { "A ferry capsized off Tanzania and 20 people drowned.", NCORP_X_ACCIDENT, NCORP_OCCURRED, "", NULL, .mode = "sinking", .place = NULL },
  { "A fire at a factory in Dhaka injured nine workers.", NCORP_X_ACCIDENT, NCORP_OCCURRED, "", NULL, .mode = "fire", .place = "Dhaka", .injured = 9 },
  { "A gas explosion in Kyiv killed two people.", NCORP_X_ACCIDENT, NCORP_OCCURRED, "", NULL, .mode = "explosion", .place = "Kyiv", .dead = 2 },
  { "A bridge collapsed in Genoa.", NCORP_X_ACCIDENT, NCORP_OCCURRED, "", NULL, .mode = "collapse", .place = "Genoa" },
  { "The building collapse in Lagos killed seven people.", NCORP_X_ACCIDENT, NCORP_OCCURRED, "", NULL, .mode = "collapse", .place = "Lagos", .dead = 7 },
  { "The cargo ship sank in the Black Sea on Sunday.", NCORP_X_ACCIDENT, NCORP_OCCURRED, "", NULL, .mode = "sinking", .date = "2024-05-12" },
  { "A stampede at a festival in India killed 14 people.", NCORP_X_ACCIDENT, NCORP_OCCURRED, "", NULL, .mode = "crush", .place = "India", .dead = 14 },
  { "A helicopter crashed into a mountain in Kenya.", NCORP_X_ACCIDENT, NCORP_OCCURRED, "", NULL, .mode = "crash", .place = "Kenya" },
  { "The hotel caught fire in Naples on Saturday.", NCORP_X_ACCIDENT, NCORP_OCCURRED, "", NULL, .mode = "fire", .place = "Naples", .date = "2024-05-11" },
  { "A plane crash killed 40 people in Nepal.", NCORP_X_ACCIDENT, NCORP_OCCURRED, "", NULL, .mode = "crash", .place = "Nepal", .dead = 40 },
  { "An oil tanker ran aground near Mauritius.", NCORP_X_ACCIDENT, NCORP_OCCURRED, "", NULL, .mode = "sinking", .place = "Mauritius" },

  /* elections */
  { "Senegal held a presidential election on Sunday.", NCORP_X_ELECTION, NCORP_OCCURRED, "Senegal", "", .mode = "held", .date = "2024-05-12" },
  { "Ghana will hold elections in December.", NCORP_X_ELECTION, NCORP_PLANNED, "Ghana", "", .mode = "held" },
  { "Adama Barrow won the presidential election in Gambia.", NCORP_X_ELECTION, NCORP_OCCURRED, "Adama Barrow", "", .mode = "won", .place = "Gambia" },
  { "Ruth Mensah was elected president of Ghana on Sunday.", NCORP_X_ELECTION, NCORP_OCCURRED, "Ruth Mensah", NULL, .mode = "won", .date = "2024-05-12" },
  { "The Liberal Party lost the election in Norway.", NCORP_X_ELECTION, NCORP_OCCURRED, "Liberal Party", "", .mode = "lost", .place = "Norway" },
  { "Jan Novak defeated Petr Svoboda in the election.", NCORP_X_ELECTION, NCORP_OCCURRED, "Jan Novak", "Petr Svoboda", .mode = "won", .place = NULL },
  { "Maria Lopez was sworn in as president on Monday.", NCORP_X_ELECTION, NCORP_OCCURRED, "Maria Lopez", "", .mode = "inaugurated", .date = "2024-05-13" },
  { "Voters in Panama went to the polls on Sunday.", NCORP_X_ELECTION, NCORP_OCCURRED, NULL, "", .mode = "held", .place = "Panama", .date = "2024-05-12" },
  { "Ivan Petrov was re-elected mayor of Sofia.", NCORP_X_ELECTION, NCORP_OCCURRED, "Ivan Petrov", NULL, .mode = "won", .place = NULL },
  { "Parliamentary elections were held in Georgia on Saturday.", NCORP_X_ELECTION, NCORP_OCCURRED, NULL, "", .mode = "held", .place = "Georgia", .date = "2024-05-11" },
  { "Joseph Banda won a second term in Malawi.", NCORP_X_ELECTION, NCORP_OCCURRED, "Joseph Banda", "", .mode = "won", .place = "Malawi" },
  { "Chad postponed the election.", NCORP_X_ELECTION, NCORP_NEGATED, "Chad", "", .place = NULL },
  { "The National Front won 120 seats in parliament.", NCORP_X_ELECTION, NCORP_OCCURRED, "National Front", "", .mode = "won", .place = NULL },

  /* rulings: the court acts */
  { "The Supreme Court ruled on Monday that the law was unconstitutional.", NCORP_X_RULING, NCORP_OCCURRED, "Supreme Court", "", .mode = "ruled", .date = "2024-05-13" },
  { "A court in Nairobi acquitted Peter Kamau of fraud.", NCORP_X_RULING, NCORP_OCCURRED, "court", "Peter Kamau", .mode = "acquitted", .place = "Nairobi" },
  { "Peter Kamau was acquitted of fraud.", NCORP_X_RULING, NCORP_OCCURRED, "", "Peter Kamau", .mode = "acquitted", .place = NULL },
  { "The Court of Appeal upheld the verdict on Friday.", NCORP_X_RULING, NCORP_OCCURRED, "Court of Appeal", "", .mode = "upheld", .date = "2024-05-10" },
  { "A federal judge blocked the order in Texas.", NCORP_X_RULING, NCORP_OCCURRED, NULL, "", .mode = "overturned", .place = "Texas" },
  { "The High Court overturned the conviction of Anna Berg.", NCORP_X_RULING, NCORP_OCCURRED, "High Court", NULL, .mode = "overturned", .place = NULL, .open = 1 }, /* CONCEDE: PLOVER has a type for it */
  { "A jury in London found Mark Hill guilty of murder.", NCORP_X_RULING, NCORP_OCCURRED, "jury", "Mark Hill", .mode = "convicted", .place = "London", .open = 1 }, /* the words between are part of the phrase */
  { "Lena Fischer was found not guilty.", NCORP_X_RULING, NCORP_OCCURRED, "", "Lena Fischer", .mode = "acquitted", .place = NULL },
  { "The International Court of Justice ordered Uganda to pay damages.", NCORP_X_RULING, NCORP_OCCURRED, "International Court of Justice", "Uganda", .mode = "ruled", .place = NULL, .open = 1 }, /* REQUEST: PLOVER has a type for it */
  { "A judge in Ohio dismissed the lawsuit.", NCORP_X_RULING, NCORP_OCCURRED, "judge", "", .mode = "dismissed", .place = "Ohio", .open = 1 }, /* CONCEDE: PLOVER has a type for it */

  { "A judge in Ohio threw out the lawsuit.", NCORP_X_RULING, NCORP_OCCURRED, "judge", "", .mode = "dismissed", .place = "Ohio" },

  /* deaths: who dies is the recipient, as nobody does it */
  { "The actress Greta Holm died on Sunday.", NCORP_X_DEATH, NCORP_OCCURRED, "", "Greta Holm", .date = "2024-05-12" },
  { "Former president Omar Keita has died in Paris.", NCORP_X_DEATH, NCORP_OCCURRED, "", "Omar Keita", .place = "Paris" },
  { "Paul Weber passed away on Friday after a long illness.", NCORP_X_DEATH, NCORP_OCCURRED, "", "Paul Weber", .date = "2024-05-10" },
  { "Nadia Rahman was found dead in Dubai.", NCORP_X_DEATH, NCORP_OCCURRED, "", "Nadia Rahman", .place = "Dubai" },
  { "Norway mourned the death of Henrik Dahl.", NCORP_X_DEATH, NCORP_OCCURRED, "", "Henrik Dahl", .place = NULL },
  { "Carlos Vega drowned near Lima on Saturday.", NCORP_X_DEATH, NCORP_OCCURRED, "", "Carlos Vega", .place = "Lima", .date = "2024-05-11" },

  /* statements */
  { "The Foreign Ministry of Japan issued a statement on Monday.", NCORP_X_STATEMENT, NCORP_OCCURRED, NULL, "", .date = "2024-05-13" },
  { "Elena Ruiz announced her candidacy on Friday.", NCORP_X_STATEMENT, NCORP_OCCURRED, "Elena Ruiz", "", .date = "2024-05-10" },
  { "Kenya declared a national holiday.", NCORP_X_STATEMENT, NCORP_OCCURRED, "Kenya", "", .place = NULL },
  { "Hiroshi Tanaka held a press conference in Osaka.", NCORP_X_STATEMENT, NCORP_OCCURRED, "Hiroshi Tanaka", "", .place = "Osaka" },
  { "Amina Yusuf addressed the parliament on Tuesday.", NCORP_X_STATEMENT, NCORP_OCCURRED, "Amina Yusuf", NULL, .date = "2024-05-14" },
  { "Sweden announced that its census would begin in June.", NCORP_X_STATEMENT, NCORP_OCCURRED, "Sweden", "", .place = NULL },
  { "Daniel Okoro delivered a speech in Accra.", NCORP_X_STATEMENT, NCORP_OCCURRED, "Daniel Okoro", "", .place = "Accra" },
  { "Lucia Romero will give a speech in Madrid on Friday.", NCORP_X_STATEMENT, NCORP_PLANNED, "Lucia Romero", "", .place = "Madrid" },
};

/* What gives no record of any type. */
static const char *const BEYOND_NOTHING[] = {
  "A flood of complaints reached the office.",
  "The storm of criticism took her by surprise.",
  "Floods are common in Bangladesh.",
  "The fire department has 40 members in Oslo.",
  "He works as an earthquake expert in Tokyo.",
  "The film tells of a plane crash.",
  "Shares crashed after the report.",
  "The markets collapsed in Asia.",
  "The talks nearly collapsed.",
  "She crashed on the sofa after work.",
  "The software crashed twice.",
  "The team won the election of the fans for best shirt.",
  "He won a prize for his book in Lima.",
  "They elected to stay at home.",
  "Experts ruled the roast too dry.",
  "He rules the company with an iron hand.",
  "The battery died on the way to Rome.",
  "Her hopes died with the last note.",
  "He would rather die than sing in public.",
  "He said that he liked the soup.",
  "The shop announced a sale.",
  "She declared her love for old cars.",
  "The fire in the stove kept the room in Bergen warm.",
  "Insurance against flood damage is expensive in Florida.",
  "A storm may hit Cuba next week.",
  "The judge of the baking contest in Leeds liked the cake.",
  "The sentence had three commas.",
  "The virus model was tested in Boston.",
};

#endif
