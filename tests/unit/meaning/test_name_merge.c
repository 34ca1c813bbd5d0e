/* The trained finder of names and the rules: what each of them decides. Its labels are given by hand here. */
#include "unit/meaning/sample.h"
#include "language/network.h"

/* Opens an article, lets the rules read it, and forgets whatever a built-in model may say. */
static void open_text(sample *s, const char *text)
{
  sample_open(s, text, strlen(text), "2025-03-04");
  assert_int_equal(nci_mention_clues(&s->doc), NCORP_OK);
  uint8_t *labels = nci_arena_alloc(&s->arena, s->doc.tokens.count, 1);
  assert_non_null(labels);
  memset(labels, NCI_NAME_OUTSIDE, s->doc.tokens.count);
  s->doc.name_labels = labels;
}

/* The finder says that the tokens of this part of the text are a name. */
static void label(sample *s, const char *part, unsigned type)
{
  const char *at = strstr(s->doc.text.data, part);
  assert_non_null(at);
  uint32_t start = (uint32_t)(at - s->doc.text.data), end = start + (uint32_t)strlen(part);
  uint8_t *labels = (uint8_t *)(uintptr_t)s->doc.name_labels;
  for (uint32_t t = 0; t < s->doc.tokens.count; t++)
    if (s->doc.tokens.at[t].start >= start && s->doc.tokens.at[t].end <= end)
      labels[t] = (uint8_t)(s->doc.tokens.at[t].start == start ? NCI_NAME_BEGIN(type) : NCI_NAME_INSIDE(type));
}

/* Names as "text/type", in text order. */
static void names_are(sample *s, const char *const *wanted)
{
  assert_int_equal(nci_mentions(&s->doc), NCORP_OK);
  for (uint32_t m = 0; m < s->doc.data.mention_count; m++) {
    const ncorp_mention *x = &s->doc.data.mentions[m];
    ncorp_str text = nci_span_text(&s->doc, x->span);
    static const char *const types[] = { "PER", "ORG", "LOC", "MISC" };
    char got[128];
    if (x->form != NCORP_FORM_NAME) continue;
    snprintf(got, sizeof got, "%.*s/%s", NCORP_STR_ARG(text), types[x->type]);
    assert_non_null(*wanted);
    assert_string_equal(got, *wanted++);
  }
  if (*wanted) fail_msg("no %s", *wanted);
  sample_close(s);
}
#define NAMES_ARE(s, ...) names_are((s), (const char *const[]){ __VA_ARGS__, NULL })

static void finder_adds_names(void **state)
{
  (void)state;
  sample s;
  open_text(&s, "She bought it at glimmerhold in the spring.");
  label(&s, "glimmerhold", NCORP_ORG);
  NAMES_ARE(&s, "glimmerhold/ORG");
}

static void finder_decides_what_rules_guess(void **state)
{
  (void)state;
  sample s;
  open_text(&s, "They praised Lorvath Quillby and Sorrel Imthorn at length.");
  label(&s, "Lorvath Quillby", NCORP_ORG);
  NAMES_ARE(&s, "Lorvath Quillby/ORG");
}

static void known_names_stay(void **state)
{
  (void)state;
  sample s;
  open_text(&s, "The talks in Norway went on near Oslo. Danish Prime Minister Karen Holm left the NATO meeting.");
  NAMES_ARE(&s, "Norway/LOC", "Oslo/LOC", "NATO/ORG");
}

static void names_come_again(void **state)
{
  (void)state;
  sample s;
  open_text(&s, "Karen Holm left in May. The Holm government fell. Later Holm said little.");
  label(&s, "Karen Holm", NCORP_PER);
  label(&s, "Holm government", NCORP_ORG);
  uint8_t *labels = (uint8_t *)(uintptr_t)s.doc.name_labels;
  for (uint32_t t = 0; t < s.doc.tokens.count; t++) /* the surname alone, taken for something else */
    if (nci_token_is(&s.doc, t, "government")) labels[t] = NCI_NAME_OUTSIDE;
  NAMES_ARE(&s, "Karen Holm/PER", "Holm/PER", "Holm/PER");
  open_text(&s, "Glimmerhold grew. They sold Glimmerhold, and Glimmerhold fell.");
  label(&s, "Glimmerhold grew", NCORP_ORG);
  labels = (uint8_t *)(uintptr_t)s.doc.name_labels;
  bool first = true;
  for (uint32_t t = 0; t < s.doc.tokens.count; t++) {
    bool is = nci_token_is(&s.doc, t, "Glimmerhold");
    labels[t] = is ? (uint8_t)NCI_NAME_BEGIN(first ? NCORP_LOC : NCORP_ORG) : NCI_NAME_OUTSIDE;
    first = first && !is;
  }
  NAMES_ARE(&s, "Glimmerhold/ORG", "Glimmerhold/ORG", "Glimmerhold/ORG");
}

static void lexicon_knows_types(void **state)
{
  (void)state;
  sample s;
  open_text(&s, "Norway and NATO agreed.");
  label(&s, "Norway", NCORP_ORG);
  label(&s, "NATO", NCORP_PER);
  NAMES_ARE(&s, "Norway/LOC", "NATO/ORG");
}

static void longer_names_win_but_for_persons(void **state)
{
  (void)state;
  sample s;
  open_text(&s, "He plays for Bergen Lantern Players.");
  label(&s, "Bergen Lantern Players", NCORP_ORG);
  NAMES_ARE(&s, "Bergen Lantern Players/ORG");
  open_text(&s, "He met President Karen Holm, Oslo, in May.");
  label(&s, "President Karen Holm, Oslo", NCORP_PER);
  NAMES_ARE(&s, "Karen Holm/PER", "Oslo/LOC");
}

static void rules_split_what_the_finder_joins(void **state)
{
  (void)state;
  sample s;
  open_text(&s, "The letter of Karen Holm and Peter Lund was read. Later both Holm and Lund left.");
  label(&s, "Karen Holm", NCORP_PER);
  label(&s, "Peter Lund", NCORP_PER);
  label(&s, "Holm and Lund", NCORP_LOC);
  NAMES_ARE(&s, "Karen Holm/PER", "Peter Lund/PER", "Holm/PER", "Lund/PER");
  open_text(&s, "Norway Envoy Reports Progress In Long Talks\nThey met again at noon.");
  label(&s, "Norway Envoy Reports", NCORP_ORG);
  NAMES_ARE(&s, "Norway/LOC");
  open_text(&s, "He wrote for the Glimmer Times in May.");
  NAMES_ARE(&s, "Glimmer Times/ORG");
}

static void some_words_are_no_names(void **state)
{
  (void)state;
  sample s;
  open_text(&s, "The lantern costs US$5 on Thursday, as No. 3 of the list did in the US before.");
  label(&s, "US", NCORP_LOC);
  label(&s, "Thursday", NCORP_PER);
  label(&s, "No.", NCORP_LOC);
  NAMES_ARE(&s, "US/LOC"); /* the second */
}

static void rows_of_the_lexicon_stay(void **state)
{
  (void)state;
  sample s;
  open_text(&s, "They left for Oslo, Norway.");
  label(&s, "Oslo", NCORP_LOC);
  assert_int_equal(nci_mentions(&s.doc), NCORP_OK);
  assert_int_equal(s.doc.data.entity_count, 2);
  assert_true(s.doc.data.entities[0].located);
  assert_true(nci_str_is(s.doc.data.entities[0].country, "NOR"));
  sample_close(&s);
}

/* ---- clues ---- */

static uint32_t clue(const sample *s, const char *word)
{
  const char *at = strstr(s->doc.text.data, word);
  assert_non_null(at);
  for (uint32_t t = 0; t < s->doc.tokens.count; t++)
    if (s->doc.text.data + s->doc.tokens.at[t].start == at) return s->doc.clues[t];
  fail_msg("no token \"%s\"", word);
  return 0;
}

static void open_clues(sample *s, const char *text)
{
  sample_open(s, text, strlen(text), "2025-03-04");
  s->language.network.shape.finder = 16;
  assert_int_equal(nci_mention_clues(&s->doc), NCORP_OK);
  assert_non_null(s->doc.clues);
}

static void clues_tell_words_apart(void **state)
{
  (void)state;
  sample s, other;
  open_clues(&s, "Talks in Norway and near Bergen went on. Karen Holm stayed with NATO.");
  assert_int_not_equal(clue(&s, "Norway"), clue(&s, "Bergen"));
  assert_int_not_equal(clue(&s, "Karen"), clue(&s, "NATO"));
  assert_int_not_equal(clue(&s, "Karen"), clue(&s, "Holm"));
  assert_int_not_equal(clue(&s, "in "), clue(&s, "Norway"));
  /* how the rest of the article writes a word */
  open_clues(&other, "We saw Mint there. Mint was new, they said, and a sprig of mint lay by.");
  uint32_t small = clue(&other, "Mint");
  sample_close(&other);
  open_clues(&other, "We saw Mint there. Mint was new, they said, and a sprig of sage lay by.");
  assert_int_not_equal(small, clue(&other, "Mint"));
  sample_close(&other);
  /* how its sentence uses capitals */
  open_clues(&other, "TALKS IN NORWAY AND NEAR BERGEN WENT ON.");
  assert_int_not_equal(clue(&other, "NORWAY"), clue(&s, "Norway"));
  sample_close(&other);
  sample_close(&s);
}

static void no_clues_without_a_finder(void **state)
{
  (void)state;
  sample s;
  const char *text = "Talks in Norway went on.";
  sample_open(&s, text, strlen(text), "2025-03-04");
  s.language.network.shape.finder = 0;
  assert_int_equal(nci_mention_clues(&s.doc), NCORP_OK);
  assert_null(s.doc.clues);
  NAMES_ARE(&s, "Norway/LOC");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(finder_adds_names), cmocka_unit_test(finder_decides_what_rules_guess), cmocka_unit_test(known_names_stay), cmocka_unit_test(names_come_again),
    cmocka_unit_test(lexicon_knows_types), cmocka_unit_test(longer_names_win_but_for_persons),
    cmocka_unit_test(rules_split_what_the_finder_joins), cmocka_unit_test(some_words_are_no_names), cmocka_unit_test(rows_of_the_lexicon_stay), cmocka_unit_test(clues_tell_words_apart),
    cmocka_unit_test(no_clues_without_a_finder),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
