/* Which phrases of an article mean the same, in sentences of our own. Phrases are named by their words; "he#2" is the second
 * mention with these words. */
#include "unit/meaning/names_sample.h"
#include "meaning/coreference.h"

typedef struct expected {
  const char *text;
  const char *same;  /* chains, apart by ";", their phrases by "|" */
  const char *apart; /* pairs that must not be joined, in the same form; or NULL */
} expected;

static const expected CASES[] = {
  /* pronouns of persons */
  { "Maria Lopez arrived in Lima on Monday. She met the press at noon.", "Maria Lopez|She", "She|Lima" },
  { "John Carter said that he would resign.", "John Carter|he", NULL },
  { "Anna Berg called her brother. He did not answer.", "Anna Berg|her", "Anna Berg|He" },
  { "Anna Berg thanked Paul Renner for his work.", "Paul Renner|his", "Anna Berg|his" },
  { "Erik Holm and Karen Holm met in Oslo. She praised him.", "Karen Holm|She;Erik Holm|him", "Erik Holm|Karen Holm" },
  { "President Nadia Rahmani signed the law. Her office confirmed it.", "Nadia Rahmani|Her", NULL },
  { "Tom Baker hurt himself on Friday.", "Tom Baker|himself", NULL },
  { "Lucy Grant told reporters that she had seen nothing.", "Lucy Grant|she", "reporters|she" },
  { "Peter Novak left early. His wife, Jana Novak, stayed.", "Peter Novak|His", "Peter Novak|Jana Novak" },
  { "David Moore lost to Henry Cole. He had trained for a year.", "", "David Moore|Henry Cole" },
  { "The farmer survived. He was taken to a hospital.", "The farmer|He", NULL },
  { "A woman was rescued on Tuesday. She had been missing for three days.", "A woman|She", NULL },
  { "The soldiers left the town. They took their weapons.", "The soldiers|They|their", NULL },
  { "Protesters blocked the road, and police arrested them.", "Protesters|them", "police|them" },
  { "Two officials denied the report. They spoke on condition of anonymity.", "Two officials|They", NULL },
  { "Sarah Klein, who lives in Berlin, sold her house.", "Sarah Klein|her", NULL },
  { "Ahmed Nasser was born in Cairo. His father was a doctor.", "Ahmed Nasser|His", "Ahmed Nasser|a doctor" },
  /* I, we and you */
  { "\"I am ready,\" said Maria Lopez.", "Maria Lopez|I", NULL },
  { "Maria Lopez said: \"I am ready, and I will win.\"", "Maria Lopez|I|I#2", NULL },
  { "\"My house burned down,\" John Carter told reporters. \"I lost everything.\"", "John Carter|My|I", "reporters|I" },
  { "\"I saw nothing,\" Lucy Grant said. \"I heard it,\" said Paul Renner.", "Lucy Grant|I;Paul Renner|I#2", "Lucy Grant|Paul Renner" },
  { "We are proud of our city. We will rebuild it.", "We|our|We#2", NULL },
  /* organisations */
  { "Nokia said it would cut 300 jobs.", "Nokia|it", NULL },
  { "The company said its profit had fallen.", "The company|its", NULL },
  { "Toyota opened a plant in Texas. The company hired 900 workers.", "Toyota|The company", "Texas|The company" },
  { "The ministry published its report on Monday. The ministry gave no details.", "The ministry|its|The ministry#2", NULL },
  { "The court delayed its ruling.", "The court|its", NULL },
  { "The Ministry of Finance rejected the plan. The ministry said it was too expensive.", "Ministry of Finance|The ministry", NULL },
  { "Police closed the bridge. Police said nothing more.", "Police|Police#2", NULL },
  { "The union called a strike. It has 40,000 members.", "The union|It", NULL },
  /* places */
  { "Chile elected a new president. The country had been without one for months.", "Chile|The country", NULL },
  { "Peru closed its border on Friday.", "Peru|its", NULL },
  { "The city of Lyon raised its taxes. The city had lost money.", "The city|its|The city#2", NULL },
  { "Kenya and Uganda signed a treaty. Both countries will share the water.", "", "Kenya|Uganda" },
  { "Fighting broke out in the village. Residents fled the village at night.", "the village|the village#2", "Residents|the village" },
  /* descriptions */
  { "U.S. envoy John Carter arrived on Monday. The envoy was pleased.", "John Carter|The envoy", NULL },
  { "A man was arrested in Leeds. The man is 34 years old.", "A man|The man", "The man|Leeds" },
  { "Jane Roe, the mayor of Springfield, resigned. The mayor gave no reason.", "Jane Roe|The mayor", NULL },
  { "The driver fled. Police found the driver in a barn.", "The driver|the driver", "Police|the driver" },
  { "A teacher and a student were hurt. The student is in hospital.", "a student|The student", "A teacher|The student" },
  { "Olaf Brandt, a former judge, leads the inquiry.", "Olaf Brandt|a former judge", NULL },
  { "Karen Holm met Olaf Brandt and Jana Novak, a former judge.", "Jana Novak|a former judge", "Olaf Brandt|a former judge" },
  { "The Peruvian delegation left. Peru denied it.", "", "The Peruvian delegation|Peru" },
  { "Mali's president, Modibo Keita, spoke first. The president thanked the troops.", "Modibo Keita|The president", "the troops|The president" },
  { "The French foreign minister met the German foreign minister. The French minister smiled.", "", "The French foreign minister|the German foreign minister" },
  { "Danish troops and Polish troops took part.", "", "Danish troops|Polish troops" },
  { "Some villagers stayed. Other villagers left.", "", "Some villagers|Other villagers" },
  { "A man shot a man.", "", "A man|a man" },
  { "Two men were arrested on Monday. Three men were arrested on Friday.", "", "Two men|Three men" },
  /* names */
  { "The United Nations (UN) sent food. The UN said more was needed.", "United Nations|UN|UN#2", NULL },
  { "George Miller and Laura Miller won. Laura Miller thanked her team.", "Laura Miller|Laura Miller#2|her", "George Miller|Laura Miller" },
  { "Dr. Helen Ward spoke first. Ward said the drug worked.", "Helen Ward|Ward", NULL },
};

/* The n-th mention with these words, or none. */
static uint32_t phrase_of(const sample *s, const char *words, size_t size)
{
  uint32_t nth = 1;
  if (size > 2 && words[size - 2] == '#') nth = (uint32_t)(words[size - 1] - '0'), size -= 2;
  for (uint32_t m = 0; m < s->doc.data.mention_count; m++)
    if (nci_str_eq(mention_text(s, m), nci_str(words, size)) && --nth == 0) return m;
  return NCORP_NONE;
}

static bool joined(const sample *s, uint32_t a, uint32_t b)
{
  return a != NCORP_NONE && b != NCORP_NONE && nci_mention_entity(&s->doc, a) != NCORP_NONE && nci_mention_entity(&s->doc, a) == nci_mention_entity(&s->doc, b);
}

/* Goes through lists "a|b|c;d|e" and counts neighbours that are not as wanted. */
static unsigned wrong_pairs(const sample *s, const char *lists, bool wanted)
{
  unsigned wrong = 0;
  while (lists && *lists) {
    size_t list = strcspn(lists, ";"), first = strcspn(lists, "|;");
    uint32_t before = phrase_of(s, lists, first);
    for (size_t at = first; at < list;) {
      size_t size = strcspn(lists + at + 1, "|;");
      uint32_t now = phrase_of(s, lists + at + 1, size);
      wrong += joined(s, before, now) != wanted;
      at += size + 1;
      before = now;
    }
    lists += list + (lists[list] == ';');
  }
  return wrong;
}

static void read_as_users_do(sample *s, const char *text)
{
  names_open(s, text, true);
  assert_int_equal(nci_quotes(&s->doc), NCORP_OK);
  assert_int_equal(nci_coreference(&s->doc), NCORP_OK);
}

static void test_chains(void **state)
{
  (void)state;
  unsigned wrong = 0;
  if (!have_model()) skip();
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    sample s;
    read_as_users_do(&s, CASES[i].text);
    unsigned here = wrong_pairs(&s, CASES[i].same, true) + wrong_pairs(&s, CASES[i].apart, false);
    if (here) print_message("not as expected: %s\n", CASES[i].text);
    wrong += here > 0;
    sample_close(&s);
  }
  assert_int_equal(wrong, 0);
}

/* Whatever is joined says why and by what; what no name names is an entity of its own, called by its first description. */
static void test_chains_are_explained(void **state)
{
  (void)state;
  sample s;
  if (!have_model()) skip();
  read_as_users_do(&s, "A woman was rescued on Tuesday. She had been missing for three days. Maria Lopez thanked her rescuers.");
  uint32_t woman = phrase_of(&s, "A woman", 7), she = phrase_of(&s, "She", 3), maria = phrase_of(&s, "Maria Lopez", 11);
  assert_true(joined(&s, woman, she));
  assert_false(joined(&s, woman, maria));
  const ncorp_mention *pronoun = &s.doc.data.mentions[she];
  assert_true(nci_str_is(pronoun->because, "pronoun"));
  assert_int_equal(pronoun->evidence.start, s.doc.data.mentions[woman].span.start);
  assert_int_equal(pronoun->form, NCORP_FORM_PRONOUN);
  assert_int_equal(pronoun->gender, NCORP_FEM);
  assert_int_equal(pronoun->number, NCORP_SING);
  const ncorp_article_entity *e = &s.doc.data.entities[nci_mention_entity(&s.doc, woman)];
  assert_int_equal(e->unnamed, 1);
  assert_true(nci_str_is(e->name, "A woman"));
  assert_int_equal(e->type, NCORP_PER);
  assert_int_equal(e->gender, NCORP_FEM);
  sample_close(&s);
}

/* What means no person, organisation or place is no mention. */
static void test_things_are_left_out(void **state)
{
  (void)state;
  sample s;
  if (!have_model()) skip();
  read_as_users_do(&s, "The report was published on Monday. It has 300 pages, and its cover is red.");
  assert_int_equal(phrase_of(&s, "The report", 10), NCORP_NONE);
  assert_int_equal(phrase_of(&s, "It", 2), NCORP_NONE);
  sample_close(&s);
}

static ncorp_status everything(nci_document *doc)
{
  doc->stages = UINT32_MAX;
  ncorp_status (*const stages[])(nci_document *) = { nci_structure_tokens, nci_mention_clues, nci_read_sentences, nci_mentions, nci_quotes, nci_coreference };
  ncorp_status status = NCORP_OK;
  for (size_t i = 0; i < sizeof stages / sizeof *stages && status == NCORP_OK; i++) status = stages[i](doc);
  return status;
}

static void test_linear(void **state)
{
  (void)state;
  if (!have_model()) skip();
  sample_assert_linear("The man said he saw the other man. ", everything);
  sample_assert_linear("\"I\" he ", everything);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_chains),
    cmocka_unit_test(test_chains_are_explained),
    cmocka_unit_test(test_things_are_left_out),
    cmocka_unit_test(test_linear),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
