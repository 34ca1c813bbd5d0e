/* Quotations: which words are quoted, how, and by whom: the cases of quote_cases.h as the whole analysis sees them; and what
 * remains without a grammar, with mentions given by hand. */
#include "unit/meaning/quote_cases.h"
#include "unit/meaning/sample.h"
#include <newscorpus/analyzer.h>
#include "meaning/mentions.h"
#include "structure/structure.h"

static const char *const KINDS[] = { "direct", "partial", "indirect" };

typedef struct name_list {
  struct {
    const char *text;
    size_t size;
    int person, type;
  } names[32];
  size_t count;
} name_list;

/* "P Anna Weber|Weber; O Acme Corp": each entity's type and names. */
static void read_names(const char *spec, name_list *list)
{
  list->count = 0;
  int person = 0;
  while (*spec && list->count < 32) {
    int type = *spec == 'P' ? NCORP_PER : *spec == 'O' ? NCORP_ORG : NCORP_LOC;
    spec += 2;
    for (;;) {
      size_t n = strcspn(spec, "|;");
      list->names[list->count].text = spec;
      list->names[list->count].size = n;
      list->names[list->count].person = person;
      list->names[list->count++].type = type;
      spec += n;
      if (*spec != '|') break;
      spec++;
    }
    person++;
    if (*spec == ';') spec += 2;
  }
}

static void mark_mentions(sample *s, const name_list *list)
{
  NCI_VEC(ncorp_mention) mentions = { 0 };
  ncorp_str text = s->doc.text;
  for (size_t at = 0; at < text.size; at++) {
    size_t best = SIZE_MAX;
    if (at && (nci_is_alpha(text.data[at - 1]))) continue;
    for (size_t i = 0; i < list->count; i++)
      if (at + list->names[i].size <= text.size && memcmp(text.data + at, list->names[i].text, list->names[i].size) == 0 &&
          (at + list->names[i].size == text.size || !nci_is_alpha(text.data[at + list->names[i].size])) &&
          (best == SIZE_MAX || list->names[i].size > list->names[best].size))
        best = i;
    if (best == SIZE_MAX) continue;
    char id[8];
    snprintf(id, sizeof id, "a%d", list->names[best].person);
    ncorp_mention m = { .span = { (uint32_t)at, (uint32_t)(at + list->names[best].size) }, .type = (ncorp_entity_type)list->names[best].type,
                        .form = NCORP_FORM_NAME, .entity = nci_arena_str(&s->arena, nci_cstr(id)) };
    nci_vec_add(&s->arena, &mentions, m);
    at += list->names[best].size - 1;
  }
  s->doc.data.mentions = mentions.at;
  s->doc.data.mention_count = mentions.count;
}

/* Prints the quotations as "direct We won, <Weber> said; partial ..." with the first name of the speaker's entity. */
static void describe(const nci_document *doc, const name_list *list, char *out, size_t size)
{
  size_t at = 0;
  out[0] = 0;
  for (uint32_t i = 0; i < doc->data.quote_count && at < size; i++) {
    const ncorp_quote *q = &doc->data.quotes[i];
    const char *name = "-";
    size_t name_size = 1;
    if (q->speaker != NCORP_NONE) {
      int person = atoi(doc->data.mentions[q->speaker].entity.data + 1);
      for (size_t k = list->count; k-- > 0;)
        if (list->names[k].person == person) {
          name = list->names[k].text;
          name_size = list->names[k].size;
        }
    }
    ncorp_str cue = q->cue.start == UINT32_MAX ? NCI_STR("-") : nci_span_text(doc, q->cue);
    at += (size_t)snprintf(out + at, size - at, "%s%s: %.*s <%.*s> %.*s", i ? "; " : "", KINDS[q->kind],
                           NCORP_STR_ARG(nci_span_text(doc, q->span)), (int)name_size, name, NCORP_STR_ARG(cue));
  }
}

static int check(const char *names, const char *text, const char *expected)
{
  sample s;
  name_list list;
  char found[4096];
  read_names(names, &list);
  sample_open(&s, text, strlen(text), NULL);
  mark_mentions(&s, &list);
  assert_int_equal(nci_quotes(&s.doc), NCORP_OK);
  describe(&s.doc, &list, found, sizeof found);
  uint32_t last = 0;
  for (uint32_t i = 0; i < s.doc.data.quote_count; i++) {
    assert_true(s.doc.data.quotes[i].span.start >= last);
    last = s.doc.data.quotes[i].span.start;
  }
  sample_close(&s);
  if (strcmp(found, expected) == 0) return 0;
  print_error("%s\n  expected: %s\n  found:    %s\n", text, expected, found);
  return 1;
}

#define LQ "\xe2\x80\x9c"
#define RQ "\xe2\x80\x9d"
#define LS "\xe2\x80\x98"
#define RS "\xe2\x80\x99"
#define LOW "\xe2\x80\x9e"
#define LA "\xc2\xab"
#define RA "\xc2\xbb"

#define WEBER "P Anna Weber|Weber"
#define TWO "P Anna Weber|Weber; P Tom Okafor|Okafor"

static const struct {
  const char *names, *text, *expected;
} CASES[] = {
  /* where the speaker stands */
  { WEBER, LQ "We won the vote," RQ " Weber said.", "direct: We won the vote, <Anna Weber> said" },
  { WEBER, LQ "We won the vote," RQ " said Weber.", "direct: We won the vote, <Anna Weber> said" },
  { WEBER, "Weber said: " LQ "We won the vote." RQ, "direct: We won the vote. <Anna Weber> said" },
  { WEBER, "Weber said, " LQ "We won the vote." RQ, "direct: We won the vote. <Anna Weber> said" },
  { WEBER, LQ "We won," RQ " Weber said, " LQ "and we will win again." RQ, "direct: We won, <Anna Weber> said; direct: and we will win again. <Anna Weber> said" },
  { WEBER, LQ "We won the vote," RQ " Weber, a lawyer from Graz, told reporters.", "direct: We won the vote, <Anna Weber> told" },
  { WEBER, LQ "We won the vote," RQ " said Weber, a lawyer from Graz.", "direct: We won the vote, <Anna Weber> said" },
  { TWO, LQ "We won the vote," RQ " Weber, who beat Okafor, said on Monday.", "direct: We won the vote, <Anna Weber> said" },
  { TWO, LQ "We won the vote," RQ " Okafor" RS "s adviser Weber said.", "direct: We won the vote, <Anna Weber> said" },
  { WEBER, LQ "We won the vote," RQ " according to Weber.", "direct: We won the vote, <Anna Weber> according to" },
  { "P Anna Weber|Weber; O Acme", LQ "The plant will close in spring," RQ " according to a note of Acme" RS "s board shared by Weber on Friday.",
    "direct: The plant will close in spring, <Anna Weber> according to" },
  { "O Acme", LQ "The plant will close in spring," RQ " Acme said in a statement.", "direct: The plant will close in spring, <Acme> said" },
  { WEBER, "Weber took to the stage to thank the crowd, saying: " LQ "You are the best of us." RQ, "direct: You are the best of us. <Anna Weber> saying" },
  { WEBER, "Weber wrote on her page: " LQ "It is done. Rest now." RQ, "direct: It is done. Rest now. <Anna Weber> wrote" },
  { WEBER, LQ "It is done at last," RQ " Weber posted on X.", "direct: It is done at last, <Anna Weber> posted" },
  { WEBER, LQ "Who pays for it?" RQ " Weber asked.", "direct: Who pays for it? <Anna Weber> asked" },
  { WEBER, LQ "Get out now!" RQ " Weber shouted.", "direct: Get out now! <Anna Weber> shouted" },
  { WEBER, LQ "No," RQ " Weber said.", "direct: No, <Anna Weber> said" },
  { TWO, "After a talk with Okafor, Weber said: " LQ "We are friends." RQ, "direct: We are friends. <Anna Weber> said" },
  { TWO, "Okafor argued that Weber had said: " LQ "We are friends." RQ, "direct: We are friends. <Anna Weber> said" },
  { TWO, "Weber told Okafor: " LQ "We are friends." RQ, "direct: We are friends. <Anna Weber> told" },
  /* pronouns and offices */
  { WEBER, "Weber won on Sunday. " LQ "I am glad of it," RQ " she said.", "direct: I am glad of it, <Anna Weber> said" },
  { TWO, "Weber met Okafor on Sunday. " LQ "I am glad of it," RQ " she said.", "direct: I am glad of it, <Anna Weber> said" },
  { TWO, LQ "I am glad of it," RQ " said Okafor.\n" LQ "It took years," RQ " he added.", "direct: I am glad of it, <Tom Okafor> said; direct: It took years, <Tom Okafor> added" },
  { WEBER, LQ "I am glad of it," RQ " Weber said. " LQ "It took years." RQ, "direct: I am glad of it, <Anna Weber> said; direct: It took years. <Anna Weber> -" },
  { WEBER, "Weber spoke last. The minister noted that the plan had " LQ "many small holes" RQ ".", "partial: many small holes <Anna Weber> noted" },
  { TWO, "Weber won on Sunday. " LQ "Okafor fought well and hard," RQ " she said.", "direct: Okafor fought well and hard, <Anna Weber> said" },
  { TWO, LQ "We lost the vote," RQ " Okafor said.\nWeber saw it coming. " LQ "He never had a plan for it," RQ " she said.",
    "direct: We lost the vote, <Tom Okafor> said; direct: He never had a plan for it, <Anna Weber> said" },
  { TWO, "Weber mourned Okafor and called him " LQ "a friend of the poor" RQ ".", "partial: a friend of the poor <Anna Weber> called" },
  { "O Acme", "The " LQ "News" RQ " page of Acme states: " LQ "The plant will close." RQ, "direct: The plant will close. <Acme> states" },
  /* paragraphs */
  { WEBER, LQ "I am glad of it," RQ " Weber said.\n" LQ "It took us many years." RQ "\n" LQ "Now we rest." RQ,
    "direct: I am glad of it, <Anna Weber> said; direct: It took us many years. <Anna Weber> -; direct: Now we rest. <Anna Weber> -" },
  { WEBER, "Weber said: " LQ "We began with nothing.\n" LQ "Then we built a house." RQ, "direct: We began with nothing. <Anna Weber> said; direct: Then we built a house. <Anna Weber> -" },
  { WEBER, LQ "I am glad of it," RQ " Weber said.\nThe crowd cheered.\n" LQ "Some of us wept that night." RQ, "direct: I am glad of it, <Anna Weber> said; direct: Some of us wept that night. <-> -" },
  { WEBER, "Weber had this to say:\n" LQ "We began with nothing." RQ, "direct: We began with nothing. <Anna Weber> -" },
  /* partial */
  { WEBER, "Weber said the plan was " LQ "dead on arrival" RQ " and left.", "partial: dead on arrival <Anna Weber> said" },
  { WEBER, "Weber praised the " LQ "quiet courage" RQ " of the crew.", "partial: quiet courage <Anna Weber> praised" },
  { WEBER, "Weber called it " LQ "a long and bitter road." RQ, "partial: a long and bitter road. <Anna Weber> called" },
  { WEBER, "Weber thanked the town for its " LQ "open doors," RQ " and flew home.", "partial: open doors, <Anna Weber> thanked" },
  { TWO, "Okafor reports that Weber thanked the town for its " LQ "open doors," RQ " and flew home.", "partial: open doors, <Anna Weber> thanked" },
  { WEBER, "Weber noted that the paper had " LQ "many good parts" RQ " and " LQ "some very bad ones." RQ, "partial: many good parts <Anna Weber> noted; partial: some very bad ones. <Anna Weber> noted" },
  { WEBER, "Weber gave a talk congratulating those who are " LQ "keeping the lights on in winter." RQ, "partial: keeping the lights on in winter. <Anna Weber> congratulating" },
  { WEBER, "Weber left with " LQ "a heavy heart and empty hands" RQ ".", "partial: a heavy heart and empty hands <Anna Weber> -" },
  /* marks */
  { WEBER, "\"We won the vote,\" Weber said.", "direct: We won the vote, <Anna Weber> said" },
  { WEBER, "'We won the vote,' Weber said.", "direct: We won the vote, <Anna Weber> said" },
  { WEBER, LS "We won the vote," RS " Weber said.", "direct: We won the vote, <Anna Weber> said" },
  { WEBER, LOW "We won the vote," LQ " Weber said.", "direct: We won the vote, <Anna Weber> said" },
  { WEBER, LOW "We won the vote," RQ " Weber said.", "direct: We won the vote, <Anna Weber> said" },
  { WEBER, LA "We won the vote," RA " Weber said.", "direct: We won the vote, <Anna Weber> said" },
  { WEBER, LA " We won the vote, " RA " Weber said.", "direct: We won the vote, <Anna Weber> said" },
  { WEBER, RA "We won the vote," LA " Weber said.", "direct: We won the vote, <Anna Weber> said" },
  { WEBER, RQ "We won the vote," RQ " Weber said.", "direct: We won the vote, <Anna Weber> said" },
  { WEBER, RQ "We won the vote," LQ " Weber said.", "direct: We won the vote, <Anna Weber> said" },
  { WEBER, "``We won the vote,'' Weber said.", "direct: We won the vote, <Anna Weber> said" },
  { WEBER, "\" We won the vote , \" Weber said.", "direct: We won the vote , <Anna Weber> said" },
  { WEBER, LQ "We won the vote,\" Weber said.", "direct: We won the vote, <Anna Weber> said" },
  { WEBER, LQ "It was " LS "a dream come true" RS " for us," RQ " Weber said.", "direct: It was " LS "a dream come true" RS " for us, <Anna Weber> said" },
  { WEBER, "'It was \"a dream come true\" for us,' Weber said.", "direct: It was \"a dream come true\" for us, <Anna Weber> said" },
  { WEBER, LQ "They cried " LQ "go home" RQ " at us," RQ " Weber said.", "direct: They cried " LQ "go home" RQ " at us, <Anna Weber> said" },
  { WEBER, "'The workers' demands are just,' Weber said.", "direct: The workers' demands are just, <Anna Weber> said" },
  { WEBER, "(" LQ "We won the vote," RQ " Weber said.)", "direct: We won the vote, <Anna Weber> said" },
  { WEBER, "Weber said it\xe2\x80\x94" LQ "a plain and open lie" RQ "\xe2\x80\x94was over.", "partial: a plain and open lie <Anna Weber> said" },
  /* apostrophes and stray marks are ordinary text */
  { WEBER, "The Webers' house and the Smiths' barn burned.", "" },
  { WEBER, "It's the '90s and rock 'n' roll isn't dead.", "" },
  { WEBER, "Don" RS "t say Weber" RS "s name.", "" },
  { WEBER, "She is 5' 6\" tall.", "" },
  { WEBER, "A stray \" stood there.", "" },
  { WEBER, "A stray " LQ " stood there.", "" },
  { WEBER, "A stray " RQ " stood there.", "" },
  { WEBER, LQ LQ LQ RQ, "" },
  { WEBER, "\"\" and '' and " LQ RQ " are empty.", "" },
  { WEBER, "He left" RQ " and " LQ "came back.", "" },
  /* scare quotes, titles, headlines */
  { WEBER, "The " LQ "expert" RQ " was wrong.", "" },
  { WEBER, "The so-called " LQ "dream team" RQ " lost.", "" },
  { WEBER, "The film " LQ "Gone With the Wind" RQ " was shown.", "" },
  { WEBER, "Weber sang " LQ "Yellow River Blues" RQ " at noon.", "" },
  { WEBER, "# Weber calls plan 'a long and bitter road'\nThe end came.", "" },
  { WEBER, "! " LQ "Support us now," RQ " Weber said.", "" },
  /* reported without marks */
  { WEBER, "Weber said that the plan had failed.", "indirect: the plan had failed <Anna Weber> said" },
  { WEBER, "Weber said the plan had failed.", "indirect: the plan had failed <Anna Weber> said" },
  { WEBER, "The plan had failed, Weber said.", "indirect: The plan had failed <Anna Weber> said" },
  { WEBER, "The plan had failed, said Weber.", "indirect: The plan had failed <Anna Weber> said" },
  { WEBER, "The plan had failed badly, according to Weber.", "indirect: The plan had failed badly <Anna Weber> according to" },
  { WEBER, "Weber told reporters that the plan had failed.", "indirect: the plan had failed <Anna Weber> told" },
  { WEBER, "Weber warned on Friday that the plan had failed.", "indirect: the plan had failed <Anna Weber> warned" },
  { WEBER, "Weber won. The plan had failed, she said.", "indirect: The plan had failed <Anna Weber> said" },
  { "O Acme", "Acme announced that it would close two plants.", "indirect: it would close two plants <Acme> announced" },
  { WEBER, "Weber was said to be ill.", "" },
  { WEBER, "Both states agreed with Weber.", "" },
  { WEBER, "It is said that pigs fly.", "" }
};

static void test_cases(void **state)
{
  (void)state;
  int wrong = 0;
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) wrong += check(CASES[i].names, CASES[i].text, CASES[i].expected);
  assert_int_equal(wrong, 0);
}

/* ---- the whole analysis */

static ncorp_str rest_of(ncorp_str s, size_t at) { return (ncorp_str){ s.data + at, s.size - at }; }

/* Whether a mention is, or means, one of the names of an expectation ("she/Anna Weber"). */
static bool means(const nci_document *doc, uint32_t mention, ncorp_str names)
{
  while (names.size) {
    const char *slash = memchr(names.data, '/', names.size);
    ncorp_str name = { names.data, slash ? (size_t)(slash - names.data) : names.size };
    names = rest_of(names, slash ? name.size + 1 : name.size);
    if (mention == NCORP_NONE) {
      if (nci_str_eq(name, NCI_STR("-"))) return true;
      continue;
    }
    const ncorp_mention *m = &doc->data.mentions[mention];
    if (nci_str_eq(nci_span_text(doc, m->span), name)) return true;
    if (m->form == NCORP_FORM_NOMINAL && m->head.end > m->head.start && nci_str_eq(nci_span_text(doc, m->head), name)) return true;
    for (uint32_t i = 0; m->entity.data && i < doc->data.mention_count; i++)
      if (nci_str_eq(doc->data.mentions[i].entity, m->entity) && nci_str_eq(nci_span_text(doc, doc->data.mentions[i].span), name)) return true;
  }
  return false;
}

/* Cuts the next field off a line of an expectation, up to `end`. */
static ncorp_str field(ncorp_str *line, const char *end)
{
  size_t size = strlen(end), at = 0;
  while (at < line->size && (at + size > line->size || memcmp(line->data + at, end, size) != 0)) at++;
  ncorp_str out = { line->data, at };
  *line = rest_of(*line, at < line->size ? at + size : at);
  return out;
}

static ncorp_str or_dash(ncorp_str s) { return s.size ? s : NCI_STR("-"); }

static bool as_expected(const nci_document *doc, const ncorp_quote *q, ncorp_str line)
{
  ncorp_str kind = field(&line, " ["), words = field(&line, "] "), speaker = field(&line, " | "), cue = field(&line, " | "), rule = field(&line, " @");
  uint32_t inside = line.size ? (uint32_t)(line.data[0] - '0') : NCORP_NONE;
  return nci_str_eq(kind, nci_cstr(KINDS[q->kind])) && nci_str_eq(words, nci_span_text(doc, q->span)) && means(doc, q->speaker, speaker) &&
         nci_str_eq(cue, q->cue.start == UINT32_MAX ? NCI_STR("-") : nci_span_text(doc, q->cue)) &&
         (nci_str_eq(rule, or_dash(q->because)) || q->speaker == NCORP_NONE) && inside == q->inside && (q->speaker == NCORP_NONE) == (q->because.size == 0);
}

static void print_quote(const nci_document *doc, const ncorp_quote *q)
{
  ncorp_str speaker = q->speaker == NCORP_NONE ? NCI_STR("-") : nci_span_text(doc, doc->data.mentions[q->speaker].span);
  ncorp_str cue = q->cue.start == UINT32_MAX ? NCI_STR("-") : nci_span_text(doc, q->cue), rule = or_dash(q->because);
  print_error("    %s [%.*s] %.*s | %.*s | %.*s", KINDS[q->kind], NCORP_STR_ARG(nci_span_text(doc, q->span)), NCORP_STR_ARG(speaker), NCORP_STR_ARG(cue),
              NCORP_STR_ARG(rule));
  if (q->inside != NCORP_NONE) print_error(" @%u", q->inside);
  print_error("\n");
}

static bool analysed_as_expected(const char *text, const char *expected)
{
  sample s;
  nci_document *doc = &s.doc;
  sample_open(&s, text, strlen(text), "2025-12-07");
  doc->stages = NCORP_STAGE_ALL;
  assert_int_equal(nci_structure_tokens(doc), NCORP_OK);
  assert_int_equal(nci_mention_clues(doc), NCORP_OK);
  assert_int_equal(nci_read_sentences(doc), NCORP_OK);
  assert_int_equal(nci_mentions(doc), NCORP_OK);
  assert_int_equal(nci_quotes(doc), NCORP_OK);
  ncorp_str lines = nci_cstr(expected);
  bool right = true;
  for (uint32_t i = 0; i < doc->data.quote_count; i++) {
    ncorp_str line = field(&lines, "\n");
    right = right && line.size && as_expected(doc, &doc->data.quotes[i], line);
  }
  right = right && !lines.size;
  if (!right) {
    print_error("%s\n  expected:\n    %s\n  found:\n", text, expected);
    for (uint32_t i = 0; i < doc->data.quote_count; i++) print_quote(doc, &doc->data.quotes[i]);
  }
  sample_close(&s);
  return right;
}

static void test_analysis(void **state)
{
  enum { LEAST = 312 }; /* "Police" without an article is no mention yet */
  (void)state;
  int right = 0, all = sizeof QUOTE_CASES / sizeof *QUOTE_CASES;
  for (int i = 0; i < all; i++) right += analysed_as_expected(QUOTE_CASES[i].text, QUOTE_CASES[i].expected);
  if (right < LEAST) fail_msg("%d of %d as expected", right, all);
}

static void test_hostile_text_takes_linear_time(void **state)
{
  (void)state;
  static const char *const units[] = { "\"", "'", LQ, RQ, LS, RS, LOW, LA, RA, "``", "''", LQ "a ", "\"a\" ", "'a ", "a' ", "s' ", LQ "a" RQ " ", "'a' ",
                                       LQ "A b c d e," RQ " he said. ", "said ", LQ "A b c d," RQ "\n", LQ "A b c d\n", "\"' ", "-'-", "\"a b\" ", "\"A\", ", "a\xe2\x80\x94\"" };
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) sample_assert_linear(units[i], nci_quotes);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_cases),
    cmocka_unit_test(test_analysis),
    cmocka_unit_test(test_hostile_text_takes_linear_time)
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
