/* Which names of one article mean the same, and which are kept apart. */
#include "unit/meaning/names_sample.h"

enum { RULES, MODEL };
enum { APART, SAME };

static const struct {
  int needs, same;
  const char *text, *a, *b; /* two names; "#2" behind a name is its second place in the text */
} PAIRS[] = {
  /* surnames, titles, honorifics */
  { RULES, SAME, "John Carter met reporters. Carter left.", "John Carter", "Carter" },
  { RULES, SAME, "John Carter met reporters. Mr. Carter left.", "John Carter", "Carter" },
  { RULES, SAME, "President John Carter met reporters. President Carter left.", "John Carter", "Carter" },
  { RULES, SAME, "Mr. Carter left. John Carter will return.", "Carter", "John Carter" },
  { RULES, SAME, "Dr. Amit Rao spoke. Professor Rao left.", "Amit Rao", "Rao" },
  { RULES, SAME, "John Carter met reporters. Carter's wife left.", "John Carter", "Carter" },
  { RULES, SAME, "Sen. Ann Doyle spoke. Doyle left.", "Ann Doyle", "Doyle" },
  { RULES, SAME, "Ursula von der Leyen spoke. Von der Leyen left.", "Ursula von der Leyen", "Von der Leyen" },
  { RULES, SAME, "Bashar al-Assad spoke. Officials said Assad left.", "Bashar al-Assad", "Assad" },
  { MODEL, SAME, "Kim Jong Un spoke. Officials said Kim left.", "Kim Jong Un", "Kim" },
  { MODEL, SAME, "Lee Jae-myung spoke. Officials said Lee left.", "Lee Jae-myung", "Lee" },
  { MODEL, SAME, "Oscar Davis Jr. spoke. Davis left.", "Oscar Davis Jr.", "Davis" },
  /* initials and middle names */
  { RULES, SAME, "John Smith spoke. J. Smith left.", "John Smith", "J. Smith" },
  { RULES, SAME, "J. Smith spoke. They said John Smith left.", "J. Smith", "John Smith" },
  { RULES, SAME, "John F. Moss spoke. John Moss left.", "John F. Moss", "John Moss" },
  { MODEL, SAME, "John Francis Moss spoke. John F. Moss left.", "John Francis Moss", "John F. Moss" },
  { MODEL, SAME, "John Francis Moss spoke. John Moss left.", "John Francis Moss", "John Moss" },
  { RULES, APART, "John Smith spoke. P. Smith left.", "John Smith", "P. Smith" },
  { RULES, APART, "John F. Moss spoke. John G. Moss left.", "John F. Moss", "John G. Moss" },
  { RULES, SAME, "J. K. Rowling spoke. Joanne Rowling left.", "J. K. Rowling", "Joanne Rowling" },
  /* nicknames and spellings */
  { RULES, SAME, "William Harper spoke. Bill Harper left.", "William Harper", "Bill Harper" },
  { RULES, SAME, "Joseph Mwangi spoke. Joe Mwangi left.", "Joseph Mwangi", "Joe Mwangi" },
  { RULES, SAME, "Elizabeth Stone spoke. Liz Stone left.", "Elizabeth Stone", "Liz Stone" },
  { RULES, APART, "William Harper spoke. Robert Harper left.", "William Harper", "Robert Harper" },
  { RULES, APART, "Robert Harper spoke. Jim Harper left.", "Robert Harper", "Jim Harper" },
  { RULES, SAME, "Volodymyr Zelensky spoke. Volodymyr Zelenskyy left.", "Volodymyr Zelensky", "Volodymyr Zelenskyy" },
  { RULES, SAME, "Volodymyr Zelenskyy spoke. Officials said Zelensky left.", "Volodymyr Zelenskyy", "Zelensky" },
  { RULES, SAME, "Mohammed Shtayyeh spoke. Muhammad Shtayyeh left.", "Mohammed Shtayyeh", "Muhammad Shtayyeh" },
  { RULES, SAME, "Pedro S\xc3\xa1nchez spoke. Pedro Sanchez left.", "Pedro S\xc3\xa1nchez", "Pedro Sanchez" },
  { RULES, SAME, "Sergei Lavrov spoke. Sergey Lavrov left.", "Sergei Lavrov", "Sergey Lavrov" },
  { RULES, SAME, "Alexander Petrov spoke. Aleksandr Petrov left.", "Alexander Petrov", "Aleksandr Petrov" },
  /* given names alone */
  { RULES, SAME, "Nadia Haddad lost her home. Officials said Nadia was safe.", "Nadia Haddad", "Nadia" },
  { RULES, APART, "Nadia Haddad and Nadia Moss were there. Officials said Nadia was safe.", "Nadia Haddad", "Nadia Moss" },
  /* families */
  { RULES, APART, "John Carter and Anna Carter arrived.", "John Carter", "Anna Carter" },
  { RULES, SAME, "John Carter and Anna Carter arrived. Mrs. Carter spoke.", "Anna Carter", "Carter" },
  { RULES, SAME, "Anna Carter and John Carter arrived. Mr. Carter spoke.", "John Carter", "Carter" },
  { RULES, APART, "Bill Clinton was there. Mrs Clinton spoke.", "Bill Clinton", "Clinton" },
  { RULES, SAME, "Bill Clinton was there. Hillary Clinton came. Mrs Clinton spoke.", "Hillary Clinton", "Clinton" },
  { RULES, APART, "John Carter met his son John Carter Jr. at home.", "John Carter", "John Carter Jr." },
  { RULES, SAME, "President John Carter spoke. His brother, Mark Carter, left. President Carter stayed.", "John Carter", "Carter" },
  { RULES, SAME, "John Carter spoke. John Carter stayed. His aide, Mark Carter, left. Later Carter slept.", "John Carter", "Carter" },
  { RULES, SAME, "John Carter was born in May. Mark Carter runs the shop. Mark Carter is rich. Officials said Carter sold it.", "Mark Carter", "Carter" },
  { RULES, SAME, "John Carter's brother Mark Carter was jailed. Reporters said Mark was ill.", "Mark Carter", "Mark" },
  { MODEL, APART, "John Carter bought it. The Carters sold it.", "John Carter", "Carters" },
  { RULES, APART, "Senator Ann Doyle met reporters. Her husband, Peter Doyle, waited.", "Ann Doyle", "Peter Doyle" },
  { RULES, APART, "John Harper Jr. was there. John Harper Sr. left.", "John Harper Jr.", "John Harper Sr." },
  /* acronyms */
  { MODEL, SAME, "The National Security and Defense Council (NSDC) met. The NSDC agreed.", "National Security and Defense Council", "NSDC#2" },
  { MODEL, SAME, "The National Security and Defense Council (NSDC) met.", "National Security and Defense Council", "NSDC" },
  { RULES, SAME, "The Northern Herring Council met. The NHC agreed.", "Northern Herring Council", "NHC" },
  { RULES, SAME, "The NHC agreed. It is the Northern Herring Council that pays.", "NHC", "Northern Herring Council" },
  { RULES, SAME, "The United Nations agreed. The UN pays.", "United Nations", "UN" },
  { RULES, SAME, "The UN agreed. The U.N. pays.", "UN", "U.N." },
  { RULES, SAME, "The European Union agreed. The EU pays.", "European Union", "EU" },
  { RULES, SAME, "The NHC (Northern Herring Council) agreed.", "NHC", "Northern Herring Council" },
  { RULES, APART, "The Northern Herring Council met. The OECD agreed.", "Northern Herring Council", "OECD" },
  { RULES, SAME, "The University of Bergen Library (UBL) closed. UBL staff left.", "University of Bergen Library", "UBL#2" },
  { RULES, SAME, "The Ministry of Foreign Trade (MFT) met. The MFT agreed.", "Ministry of Foreign Trade", "MFT#2" },
  { RULES, SAME, "The Ministry of Foreign Trade (MoFT) met. MoFT agreed.", "Ministry of Foreign Trade", "MoFT#2" },
  /* short forms of organisations */
  { RULES, SAME, "Zentrix Corp. closed two plants. Officials said Zentrix was broke.", "Zentrix Corp.", "Zentrix" },
  { RULES, SAME, "Nordfisk Holdings Inc. closed. Nordfisk Holdings was broke.", "Nordfisk Holdings Inc.", "Nordfisk Holdings" },
  { RULES, SAME, "Castleway Capital closed. Officials said Castleway Capital Ltd. was broke.", "Castleway Capital", "Castleway Capital Ltd." },
  { RULES, SAME, "The Brookings Institution agreed. The Brookings Institution paid.", "Brookings Institution", "Brookings Institution#2" },
  { RULES, SAME, "The Rand Corporation agreed. The RAND Corporation paid.", "Rand Corporation", "RAND Corporation" },
  { RULES, APART, "Oslo University closed. The Oslo Chamber of Commerce met.", "Oslo University", "Oslo Chamber of Commerce" },
  { RULES, APART, "Zentrix Corp. sued Zentrix Bank.", "Zentrix Corp.", "Zentrix Bank" },
  { RULES, SAME, "The Ministry of Defense agreed. The Defense Ministry paid.", "Ministry of Defense", "Defense Ministry" },
  { RULES, SAME, "The Department of Mines agreed. The Mines Department paid.", "Department of Mines", "Mines Department" },
  { RULES, SAME, "Castleway Capital closed. Officials said Castleway was broke.", "Castleway Capital", "Castleway" },
  { RULES, APART, "The University of Bergen closed. They left Bergen.", "University of Bergen", "Bergen" },
  { RULES, APART, "The Bank of Norway met. Norway paid.", "Bank of Norway", "Norway" },
  /* places */
  { RULES, SAME, "The United States agreed. The U.S. paid.", "United States", "U.S." },
  { RULES, SAME, "The United States agreed. America paid.", "United States", "America" },
  { RULES, SAME, "Britain agreed. The United Kingdom paid.", "Britain", "United Kingdom" },
  { RULES, SAME, "He left Kyiv. Kiev was cold.", "Kyiv", "Kiev" },
  { RULES, APART, "He left Niger. Nigeria was hot.", "Niger", "Nigeria" },
  { RULES, APART, "North Korea agreed. South Korea paid.", "North Korea", "South Korea" },
  { RULES, APART, "The Orinoco River rose. They sailed up the Orinoco Delta.", "Orinoco River", "Orinoco Delta" },
  /* persons, places and companies of one name */
  { RULES, APART, "Denzel Washington flew to Washington.", "Denzel Washington", "Washington" },
  { RULES, APART, "He flew to Washington. Denzel Washington was there.", "Washington", "Denzel Washington" },
  { RULES, APART, "Henry Ford founded Ford Motor Company.", "Henry Ford", "Ford Motor Company" },
  { RULES, APART, "Jane Moss sold shares. The Jane Moss Company paid.", "Jane Moss", "Jane Moss Company" },
  { RULES, APART, "Jordan Smith flew to Jordan.", "Jordan Smith", "Jordan" },
  { RULES, APART, "Paris Hilton left Paris.", "Paris Hilton", "Paris" },
  { RULES, APART, "Trump Tower was shut. Donald Trump paid.", "Trump Tower", "Donald Trump" },
  { RULES, APART, "Virginia Moss lives in Virginia.", "Virginia Moss", "Virginia" },
};

/* The canonical name is the fullest proper form. */
static const struct { const char *text, *mention, *name; } NAMES[] = {
  { "Carter left. John Carter will return.", "Carter", "John Carter" },
  { "J. Smith spoke. John Smith left.", "J. Smith", "John Smith" },
  { "The NHC agreed. The Northern Herring Council pays.", "NHC", "Northern Herring Council" },
  { "The U.S. agreed. The United States paid.", "U.S.", "United States" },
  { "Bill Harper spoke. William Harper left.", "Bill Harper", "William Harper" },
  { "JOHN CARTER RETURNS HOME TODAY\nJohn Carter left.", "John Carter", "John Carter" },
};

/* Which rule joined a name to its entity. */
static const struct { const char *text, *mention, *because; } RULE[] = {
  { "John Carter left. He knows Carter.", "John Carter", "first" },
  { "John Carter left. Reporters saw Carter.", "Carter", "surname" },
  { "John Carter left. Reporters saw John Carter.", "John Carter#2", "same-name" },
  { "John Smith spoke. J. Smith left.", "J. Smith", "initials" },
  { "William Harper spoke. Bill Harper left.", "Bill Harper", "nickname" },
  { "Nadia Haddad left. Officials said Nadia was safe.", "Nadia", "given-name" },
  { "The Northern Herring Council met. The NHC agreed.", "NHC", "acronym" },
  { "The Northern Herring Council (NHC) met.", "NHC", "acronym" },
  { "The United Nations agreed. The UN pays.", "UN", "lexicon" },
  { "Zentrix Corp. closed. Officials said Zentrix was broke.", "Zentrix", "short-form" },
  { "John F. Harper spoke. John Harper left.", "John Harper", "middle-name" },
  { "Sergei Lavrov spoke. Sergey Lavrov left.", "Sergey Lavrov", "spelling" },
};

/* The mention that a row names, "Carter#2" the second. */
static uint32_t mention_named(const sample *s, const char *row)
{
  char name[64];
  int nth = 0;
  snprintf(name, sizeof name, "%s", row);
  char *mark = strchr(name, '#');
  if (mark) nth = mark[1] - '1', *mark = '\0';
  return mention_of(s, name, nth);
}

static void show(const sample *s)
{
  for (uint32_t m = 0; m < s->doc.data.mention_count; m++)
    print_error("    there is \"%.*s\" (%s)\n", (int)mention_text(s, m).size, mention_text(s, m).data, ncorp_entity_type_name(s->doc.data.mentions[m].type));
}

/* In "John Carter ... Carter" the bare one is meant, wherever a longer name holds it: mentions are whole names. */
static int judge(size_t row, bool model)
{
  sample s;
  names_open(&s, PAIRS[row].text, model);
  uint32_t a = mention_named(&s, PAIRS[row].a), b = mention_named(&s, PAIRS[row].b);
  int bad = 0;
  if ((a == NCORP_NONE || b == NCORP_NONE) && !(b == NCORP_NONE && a != NCORP_NONE && PAIRS[row].needs == MODEL && !PAIRS[row].same))
    print_error("%s\n  no mention \"%s\"\n", PAIRS[row].text, a == NCORP_NONE ? PAIRS[row].a : PAIRS[row].b), show(&s), bad = 1;
  else if (b != NCORP_NONE && (entity_of(&s, a) == entity_of(&s, b)) != (PAIRS[row].same == SAME))
    print_error("%s\n  %s and %s are %s\n", PAIRS[row].text, PAIRS[row].a, PAIRS[row].b, PAIRS[row].same ? "apart" : "one"), show(&s), bad = 1;
  sample_close(&s);
  return bad;
}

static void pairs_by_rules(void **state)
{
  (void)state;
  int bad = 0;
  for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++)
    if (PAIRS[i].needs == RULES) bad += judge(i, false);
  assert_int_equal(bad, 0);
}

static void pairs_with_the_model(void **state)
{
  (void)state;
  if (!have_model()) skip();
  int bad = 0;
  for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) bad += judge(i, true);
  assert_int_equal(bad, 0);
}

static void canonical_names(void **state)
{
  (void)state;
  int bad = 0;
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
    sample s;
    names_open(&s, NAMES[i].text, false);
    uint32_t m = mention_named(&s, NAMES[i].mention);
    const ncorp_article_entity *e = entity_of(&s, m);
    if (!e || !nci_str_eq(e->name, nci_cstr(NAMES[i].name)))
      print_error("%s\n  \"%s\" is called \"%.*s\"\n", NAMES[i].text, NAMES[i].mention, e ? (int)e->name.size : 0, e ? e->name.data : ""), bad++;
    sample_close(&s);
  }
  assert_int_equal(bad, 0);
}

static void rules_that_fired(void **state)
{
  (void)state;
  int bad = 0;
  for (size_t i = 0; i < sizeof RULE / sizeof *RULE; i++) {
    sample s;
    names_open(&s, RULE[i].text, false);
    uint32_t m = mention_named(&s, RULE[i].mention);
    ncorp_str because = m == NCORP_NONE ? NCI_NO_STR : s.doc.data.mentions[m].because;
    if (!nci_str_eq(because, nci_cstr(RULE[i].because)))
      print_error("%s\n  \"%s\" because \"%.*s\", not \"%s\"\n", RULE[i].text, RULE[i].mention, (int)because.size, because.data ? because.data : "",
                  RULE[i].because), bad++;
    sample_close(&s);
  }
  assert_int_equal(bad, 0);
}

static void names_take_linear_time(void **state)
{
  (void)state;
  sample_assert_linear("John Carter met Anna Carter. Carter left. ", nci_mentions);
  sample_assert_linear("the Northern Herring Council (NHC) ", nci_mentions);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(pairs_by_rules),   cmocka_unit_test(pairs_with_the_model), cmocka_unit_test(canonical_names),
    cmocka_unit_test(rules_that_fired), cmocka_unit_test(names_take_linear_time),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
