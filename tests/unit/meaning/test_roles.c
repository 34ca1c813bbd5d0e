/* What articles say that persons are: offices, titles, kinship. */
#include "unit/meaning/names_sample.h"

/* What a row needs: RULES holds with and without the model, MODEL with it. */
enum { RULES, MODEL };

static const struct {
  int needs;
  const char *text, *holder, *role, *of, *country, *because; /* of: the canonical name of an entity; "" for none */
  int former;
} FACTS[] = {
  /* titles before the name */
  { RULES, "President Ana Kovac spoke on Monday.", "Ana Kovac", "president", "", "", "title", 0 },
  { RULES, "They met Croatian Prime Minister Ivan Horvat at noon.", "Ivan Horvat", "prime minister", "", "HRV", "title", 0 },
  { RULES, "The president of Peru, Luz Quispe, flew home.", "Luz Quispe", "president", "Peru", "PER", "apposition", 0 },
  { RULES, "President of Ukraine Olena Marchuk signed it.", "Olena Marchuk", "president", "Ukraine", "UKR", "title", 0 },
  { RULES, "Former Irish ambassador to Oslo Niall Byrne agreed.", "Niall Byrne", "ambassador", "Oslo", "IRL", "title", 1 },
  { RULES, "Ukraine's foreign minister Petro Hrytsenko left.", "Petro Hrytsenko", "foreign minister", "Ukraine", "UKR", "possessive", 0 },
  { RULES, "White House spokeswoman Dana Pruitt declined to say.", "Dana Pruitt", "spokeswoman", "White House", "USA", "title", 0 },
  { RULES, "Acme Corp. chief executive Tom Varga resigned.", "Tom Varga", "chief executive", "Acme Corp.", "", "title", 0 },
  { RULES, "NATO Secretary General Lise Dahl was there.", "Lise Dahl", "secretary general", "NATO", "", "title", 0 },
  { RULES, "Ex-president Marko Ilic was jailed.", "Marko Ilic", "president", "", "", "title", 1 },
  { RULES, "U.S. special envoy John Carter met reporters.", "John Carter", "special envoy", "United States", "USA", "title", 0 },
  { RULES, "Secretary of State Helen Ward arrived in Oslo.", "Helen Ward", "secretary of state", "", "", "title", 0 },
  { RULES, "NATO chief Lars Moe spoke.", "Lars Moe", "chief", "NATO", "", "title", 0 },
  { RULES, "Gen. Rosa Lund commands them.", "Rosa Lund", "general", "", "", "title", 0 },
  { RULES, "He wrote to Professor Amit Rao about it.", "Amit Rao", "professor", "", "", "title", 0 },
  { RULES, "Queen Astrid opened the session.", "Astrid", "queen", "", "", "title", 0 },
  { RULES, "Then-Prime Minister Omar Haddad refused.", "Omar Haddad", "prime minister", "", "", "title", 1 },
  { RULES, "The company's chairman Paul Reiter sold out.", "Paul Reiter", "chairman", "", "", "possessive", 0 },
  { RULES, "Kenya's former president Joseph Mwangi died.", "Joseph Mwangi", "president", "Kenya", "KEN", "possessive", 1 },
  { RULES, "The late king Harald Strand is missed.", "Harald Strand", "king", "", "", "title", 1 },
  /* appositions behind the name */
  { RULES, "Lars Moe, Norway's chief negotiator, waited.", "Lars Moe", "chief negotiator", "Norway", "NOR", "apposition", 0 },
  { RULES, "Jane Roe, the treasurer of the Red Cross, quit.", "Jane Roe", "treasurer", "Red Cross", "", "apposition", 0 },
  { RULES, "Eva Berg, a former adviser to the United Nations, agreed.", "Eva Berg", "adviser", "United Nations", "", "apposition", 1 },
  { RULES, "Nils Lund, the Swedish foreign minister, left.", "Nils Lund", "foreign minister", "", "SWE", "apposition", 0 },
  { RULES, "Karin Roth, 45, a retired general from Austria, said so.", "Karin Roth", "general", "", "AUT", "apposition", 1 },
  { RULES, "Ola Brandt, head of state since May, smiled.", "Ola Brandt", "head of state", "", "", "apposition", 0 },
  { RULES, "Dario Conti, spokesman for the Ministry of Health, denied it.", "Dario Conti", "spokesman", "Ministry of Health", "", "apposition", 0 },
  { RULES, "Ines Prado, chief executive of Acme Corp., resigned.", "Ines Prado", "chief executive", "Acme Corp.", "", "apposition", 0 },
  { RULES, "Ines Prado, a former adviser to President Hugo Ferrer, left.", "Ines Prado", "adviser", "Hugo Ferrer", "", "apposition", 1 },
  { RULES, "Greg Hall, a classmate of Nils Lund, left.", "Greg Hall", "classmate", "Nils Lund", "", "apposition", 0 },
  { RULES, "Peter Moss, mayor of Lyon, agreed.", "Peter Moss", "mayor", "Lyon", "FRA", "apposition", 0 },
  { RULES, "Rita Sousa (the Portuguese ambassador) left early.", "Rita Sousa", "ambassador", "", "PRT", "apposition", 0 },
  { RULES, "Hugo Ferrer, president of the World Bank, spoke.", "Hugo Ferrer", "president", "World Bank", "", "apposition", 0 },
  { RULES, "Tariq Aziz Khan, the former Pakistani spy chief, was held.", "Tariq Aziz Khan", "spy chief", "", "PAK", "apposition", 1 },
  { MODEL, "Mary Stone, a plumber from Leeds, lost her home.", "Mary Stone", "plumber", "", "", "apposition", 0 },
  { MODEL, "Greg Hall, a union organiser, joined them.", "Greg Hall", "organiser", "", "", "apposition", 0 },
  { MODEL, "The novelist Clara Voss died on Sunday.", "Clara Voss", "novelist", "", "", "title", 0 },
  { MODEL, "Paul Frey, a longtime critic of the church, laughed.", "Paul Frey", "critic", "", "", "apposition", 0 },
  { MODEL, "One farmer, Bill Noonan, lost every sheep.", "Bill Noonan", "farmer", "", "", "apposition", 0 },
  { MODEL, "Zentrix Corp., a Danish shipping company, closed two ports.", "Zentrix Corp.", "shipping company", "", "DNK", "apposition", 0 },
  { MODEL, "The Northern Herring Council is an agency of Norway.", "Northern Herring Council", "agency", "Norway", "NOR", "copula", 0 },
  { MODEL, "Lena Koch, who is a nurse in Berlin, saw it.", "Lena Koch", "nurse", "", "", "copula", 0 },
  /* appositions before the name */
  { RULES, "The agency's director, Omar Said, resigned.", "Omar Said", "director", "", "", "possessive", 0 },
  { RULES, "Mali's foreign minister, Awa Keita, said no.", "Awa Keita", "foreign minister", "Mali", "MLI", "possessive", 0 },
  { RULES, "The head of the World Bank, Hugo Ferrer, spoke.", "Hugo Ferrer", "head", "World Bank", "", "apposition", 0 },
  { RULES, "The governor of Texas, Ann Doyle, vetoed it.", "Ann Doyle", "governor", "Texas", "USA", "apposition", 0 },
  { RULES, "Its chairman, Paul Reiter, sold out.", "Paul Reiter", "chairman", "", "", "possessive", 0 },
  { RULES, "The ministry's spokesman, Ivo Petrov, confirmed it.", "Ivo Petrov", "spokesman", "", "", "possessive", 0 },
  { RULES, "The Greek foreign minister, Nikos Pappas, flew out.", "Nikos Pappas", "foreign minister", "", "GRC", "apposition", 0 },
  { RULES, "The secretary of the Security Council, Boris Volkov, spoke.", "Boris Volkov", "secretary", "Security Council", "", "apposition", 0 },
  /* copulas and relative clauses */
  { RULES, "Ines Prado is the chief executive of Acme Corp.", "Ines Prado", "chief executive", "Acme Corp.", "", "copula", 0 },
  { RULES, "Hugo Ferrer was president of the World Bank for years.", "Hugo Ferrer", "president", "World Bank", "", "copula", 0 },
  { RULES, "Lars Moe, who serves as Norway's chief negotiator, waited.", "Lars Moe", "chief negotiator", "Norway", "NOR", "copula", 0 },
  { RULES, "Awa Keita became foreign minister of Mali in May.", "Awa Keita", "foreign minister", "Mali", "MLI", "copula", 0 },
  { RULES, "Omar Said, who heads the World Food Programme, flew out.", "Omar Said", "head", "World Food Programme", "", "relative-clause", 0 },
  { RULES, "Ana Kovac, who leads the Labour Party, agreed.", "Ana Kovac", "head", "Labour Party", "GBR", "relative-clause", 0 },
  { RULES, "Tom Varga, who founded Acme Corp., agreed.", "Tom Varga", "founder", "Acme Corp.", "", "relative-clause", 0 },
  { MODEL, "Karen Holm is a former mayor of Lyon.", "Karen Holm", "mayor", "Lyon", "FRA", "copula", 1 },
  { MODEL, "Tom Varga has been the chairman of Acme Corp. since May.", "Tom Varga", "chairman", "Acme Corp.", "", "copula", 0 },
  /* kinship */
  { RULES, "Carter's son-in-law Peter Moss came too. President John Carter slept.", "Peter Moss", "son-in-law", "John Carter", "", "possessive", 0 },
  { RULES, "John Carter's brother Mark Carter was jailed.", "Mark Carter", "brother", "John Carter", "", "possessive", 0 },
  { RULES, "John Carter's wife, Anna Carter, waited.", "Anna Carter", "wife", "John Carter", "", "possessive", 0 },
  { RULES, "President John Carter and his wife, Anna Carter, arrived.", "Anna Carter", "wife", "John Carter", "", "possessive", 0 },
  { RULES, "John Carter and his daughter Ruth arrived.", "Ruth", "daughter", "John Carter", "", "possessive", 0 },
  { RULES, "Anna Carter, the wife of John Carter, waited.", "Anna Carter", "wife", "John Carter", "", "apposition", 0 },
  { RULES, "Anna Carter, wife of John Carter, waited.", "Anna Carter", "wife", "John Carter", "", "apposition", 0 },
  { RULES, "Mark Carter, John Carter's younger brother, was jailed.", "Mark Carter", "brother", "John Carter", "", "apposition", 0 },
  { RULES, "Mark Carter is the brother of John Carter.", "Mark Carter", "brother", "John Carter", "", "copula", 0 },
  { RULES, "The father of John Carter, Abel Carter, was a smith.", "Abel Carter", "father", "John Carter", "", "apposition", 0 },
  { RULES, "John Carter's late mother, Edith Carter, was born there.", "Edith Carter", "mother", "John Carter", "", "possessive", 1 },
  { RULES, "Nora Lind's ex-husband Karl Lind sued.", "Karl Lind", "husband", "Nora Lind", "", "possessive", 1 },
  { RULES, "Nora Lind's former husband, Karl Lind, sued.", "Karl Lind", "husband", "Nora Lind", "", "possessive", 1 },
  { RULES, "Nora Lind's eldest son, Axel Lind, sued.", "Axel Lind", "son", "Nora Lind", "", "possessive", 0 },
  { RULES, "Axel Lind, a cousin of Nora Lind, sued.", "Axel Lind", "cousin", "Nora Lind", "", "apposition", 0 },
  { RULES, "Nora Lind's widow, Kim Lind, wept.", "Kim Lind", "widow", "Nora Lind", "", "possessive", 0 },
  { RULES, "Nora Lind's fianc\xc3\xa9 Jon Vik wept.", "Jon Vik", "fianc\xc3\xa9", "Nora Lind", "", "possessive", 0 },
  { RULES, "Nora Lind's stepfather Jon Vik wept.", "Jon Vik", "stepfather", "Nora Lind", "", "possessive", 0 },
  { RULES, "Nora Lind's lawyer, Jon Vik, objected.", "Jon Vik", "lawyer", "Nora Lind", "", "possessive", 0 },
  /* former */
  { RULES, "Former president Marko Ilic was jailed.", "Marko Ilic", "president", "", "", "title", 1 },
  { RULES, "Retired Gen. Rosa Lund wrote it.", "Rosa Lund", "general", "", "", "title", 1 },
  { RULES, "Marko Ilic, a onetime senator from Chile, was jailed.", "Marko Ilic", "senator", "", "CHL", "apposition", 1 },
  /* lists and groups */
  { RULES, "Foreign Minister Eva Berg and Defence Minister Nils Lund left.", "Nils Lund", "defence minister", "", "", "title", 0 },
  { RULES, "Prime Minister Ivan Horvat, President Ana Kovac and others came.", "Ana Kovac", "president", "", "", "title", 0 },
  { RULES, "Eva Berg met her Peruvian counterpart, Luz Quispe. She is Foreign Minister Eva Berg.", "Luz Quispe", "counterpart", "", "PER", "counterpart", 0 },
  { RULES, "Danish Foreign Minister Eva Berg met her Peruvian counterpart, Luz Quispe.", "Luz Quispe", "foreign minister", "", "PER", "counterpart", 0 },
  { RULES, "A Danish delegation including Nils Lund left.", "Nils Lund", "delegate", "", "DNK", "delegation", 0 },
  { RULES, "Harvard University professor Amit Rao said so.", "Amit Rao", "professor", "Harvard University", "USA", "title", 0 },
};

/* Who holds nothing here. */
static const struct { const char *text, *holder; } NO_FACTS[] = {
  { "Eva Berg, Nils Lund and President Ana Kovac came.", "Nils Lund" },
  { "Eva Berg said the president was ill.", "Eva Berg" },
  { "The president met Eva Berg.", "Eva Berg" },
  { "The chief executive, Eva Berg and Nils Lund came.", "Nils Lund" },
  { "Eva Berg, Mali's president and Nils Lund came.", "Nils Lund" },
  { "Eva Berg is ready to meet the president of Mali.", "Eva Berg" },
  { "Nora Lind's brother met Jon Vik.", "Jon Vik" },
  { "Jon Vik, whose brother is a minister, wept.", "Jon Vik" },
  { "Jon Vik was told by the minister to leave.", "Jon Vik" },
  { "Jon Vik, speaking to the minister, wept.", "Jon Vik" },
  { "In a letter to the king, Jon Vik wept.", "Jon Vik" },
  { "Jon Vik and the president wept.", "Jon Vik" },
  { "Jon Vik is not the president.", "Jon Vik" },
  { "Asked about the ambassador, Jon Vik wept.", "Jon Vik" },
};

static const ncorp_role_fact *fact_of(const ncorp_article_entity *e, const char *role)
{
  for (uint32_t i = 0; i < e->fact_count; i++)
    if (nci_str_eq(e->facts[i].role, nci_cstr(role))) return &e->facts[i];
  return NULL;
}

static const char *shown(ncorp_str s, char *room, size_t size)
{
  snprintf(room, size, "%.*s", (int)s.size, s.data ? s.data : "");
  return room;
}

static int wrong(size_t row, bool model)
{
  sample s;
  char a[64], b[64], c[64];
  names_open(&s, FACTS[row].text, model);
  const ncorp_article_entity *e = entity_named(&s, FACTS[row].holder), *of = NULL;
  const ncorp_role_fact *f = e ? fact_of(e, FACTS[row].role) : NULL;
  int bad = 0;
  if (!f) {
    print_error("%s\n  no fact \"%s\"%s;", FACTS[row].text, FACTS[row].role, e ? "" : ", no entity");
    for (uint32_t i = 0; !e && i < s.doc.data.entity_count; i++) print_error(" there is \"%s\"", shown(s.doc.data.entities[i].name, a, sizeof a));
    for (uint32_t i = 0; e && i < e->fact_count; i++) print_error(" has \"%s\" (%s)", shown(e->facts[i].role, a, sizeof a), shown(e->facts[i].because, b, sizeof b));
    print_error("\n");
    bad = 1;
  } else {
    for (uint32_t i = 0; i < s.doc.data.entity_count; i++)
      if (f->of.size && nci_str_eq(s.doc.data.entities[i].id, f->of)) of = &s.doc.data.entities[i];
    ncorp_str name = of ? of->name : NCI_NO_STR;
    if (!nci_str_eq(name, nci_cstr(FACTS[row].of)) && !(of && nci_str_eq(of->country, NCI_STR("USA")) && of->type == NCORP_LOC)) bad = 1;
    if (!nci_str_eq(f->country, nci_cstr(FACTS[row].country)) || !!f->former != FACTS[row].former) bad = 1;
    if (!nci_str_eq(f->because, nci_cstr(FACTS[row].because)) || f->span.end <= f->span.start) bad = 1;
    if (bad)
      print_error("%s\n  of \"%s\" country \"%s\" because \"%s\" former %d\n", FACTS[row].text, shown(name, a, sizeof a),
                  shown(f->country, b, sizeof b), shown(f->because, c, sizeof c), f->former);
  }
  sample_close(&s);
  return bad;
}

static void facts_by_rules(void **state)
{
  (void)state;
  int bad = 0;
  for (size_t i = 0; i < sizeof FACTS / sizeof *FACTS; i++)
    if (FACTS[i].needs == RULES) bad += wrong(i, false);
  assert_int_equal(bad, 0);
}

static void facts_with_the_model(void **state)
{
  (void)state;
  if (!have_model()) skip();
  int bad = 0;
  for (size_t i = 0; i < sizeof FACTS / sizeof *FACTS; i++) bad += wrong(i, true);
  assert_int_equal(bad, 0);
}

static void no_facts(void **state)
{
  (void)state;
  int bad = 0;
  for (int model = 0; model <= (have_model() ? 1 : 0); model++)
    for (size_t i = 0; i < sizeof NO_FACTS / sizeof *NO_FACTS; i++) {
      sample s;
      char a[64], b[64];
      names_open(&s, NO_FACTS[i].text, model);
      const ncorp_article_entity *e = entity_named(&s, NO_FACTS[i].holder);
      if (!e) print_error("%s\n  no entity\n", NO_FACTS[i].text), bad++;
      else if (e->fact_count)
        print_error("%s\n  has \"%s\" (%s)\n", NO_FACTS[i].text, shown(e->facts[0].role, a, sizeof a), shown(e->facts[0].because, b, sizeof b)), bad++;
      sample_close(&s);
    }
  assert_int_equal(bad, 0);
}

/* The strings of `roles` are the facts that name an office, said in one way. */
static void roles_come_from_facts(void **state)
{
  (void)state;
  sample s;
  names_open(&s, "President of Ukraine Olena Marchuk met former Irish ambassador Niall Byrne. Marchuk, the president of Ukraine, left.", false);
  const ncorp_article_entity *e = entity_named(&s, "Olena Marchuk");
  assert_non_null(e);
  assert_int_equal(e->role_count, 1);
  assert_true(nci_str_eq(e->roles[0], NCI_STR("president of Ukraine")));
  assert_int_equal(e->fact_count, 2);
  assert_true(e->facts[0].span.start < e->facts[1].span.start);
  e = entity_named(&s, "Niall Byrne");
  assert_non_null(e);
  assert_int_equal(e->role_count, 1);
  assert_true(nci_str_eq(e->roles[0], NCI_STR("former ambassador of Ireland")));
  sample_close(&s);
  names_open(&s, "The chairman of Nokia, Erik Holm, resigned.", false);
  e = entity_named(&s, "Erik Holm");
  assert_non_null(e);
  assert_int_equal(e->role_count, 1);
  assert_true(nci_str_eq(e->roles[0], NCI_STR("chairman of Nokia")));
  sample_close(&s);
}

static void spans_of_facts(void **state)
{
  (void)state;
  static const struct { const char *text, *holder, *span; } rows[] = {
    { "Jane Roe, the treasurer of the Red Cross, quit.", "Jane Roe", "the treasurer of the Red Cross" },
    { "They met Croatian Prime Minister Ivan Horvat at noon.", "Ivan Horvat", "Croatian Prime Minister" },
    { "John Carter's brother Mark Carter was jailed.", "Mark Carter", "John Carter's brother" },
    { "Lars Moe, Norway's chief negotiator, waited.", "Lars Moe", "Norway's chief negotiator" },
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    sample s;
    char a[128];
    names_open(&s, rows[i].text, false);
    const ncorp_article_entity *e = entity_named(&s, rows[i].holder);
    assert_non_null(e);
    assert_int_equal(e->fact_count, 1);
    assert_string_equal(shown(nci_span_text(&s.doc, e->facts[0].span), a, sizeof a), rows[i].span);
    sample_close(&s);
  }
}

/* Gender from forms of address, given names, offices and kinship. */
static void genders(void **state)
{
  (void)state;
  static const struct { const char *text, *name; ncorp_gender gender; } rows[] = {
    { "Mrs. Tveit was silent.", "Tveit", NCORP_FEM },
    { "Mr. Tveit was silent.", "Tveit", NCORP_MASC },
    { "Helen Holm was silent.", "Helen Holm", NCORP_FEM },
    { "Tveit was silent. Mr Tveit left.", "Tveit", NCORP_MASC },
    { "King Tveit was silent.", "Tveit", NCORP_MASC },
    { "The spokeswoman, Kim Tveit, was silent.", "Kim Tveit", NCORP_FEM },
    { "Nora Lind's sister Kim Tveit wept.", "Kim Tveit", NCORP_FEM },
    { "Nora Lind's husband, Kim Tveit, wept.", "Kim Tveit", NCORP_MASC },
    { "Kim Tveit, the mother of Nora Lind, wept.", "Kim Tveit", NCORP_FEM },
    { "Nora Lind's cousin Kim Tveit wept.", "Kim Tveit", NCORP_GENDER_NONE },
    { "Acme Corp. was silent.", "Acme Corp.", NCORP_NEUT },
    { "Norway was silent.", "Norway", NCORP_NEUT },
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    sample s;
    names_open(&s, rows[i].text, false);
    const ncorp_article_entity *e = entity_named(&s, rows[i].name);
    if (!e) fail_msg("%s: no \"%s\"", rows[i].text, rows[i].name);
    if (e->gender != rows[i].gender) fail_msg("%s: gender %d", rows[i].text, (int)e->gender);
    sample_close(&s);
  }
}

/* Many appositions and owners do not make the search for them long. */
static void offices_take_linear_time(void **state)
{
  (void)state;
  sample_assert_linear("Peru's president Ana Kovac's ", nci_mentions);
  sample_assert_linear("President of the head of ", nci_mentions);
  sample_assert_linear("Kovac, the brother of ", nci_mentions);
  sample_assert_linear("his wife, ", nci_mentions);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(facts_by_rules),        cmocka_unit_test(facts_with_the_model), cmocka_unit_test(no_facts),
    cmocka_unit_test(roles_come_from_facts), cmocka_unit_test(spans_of_facts),       cmocka_unit_test(genders),
    cmocka_unit_test(offices_take_linear_time),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
