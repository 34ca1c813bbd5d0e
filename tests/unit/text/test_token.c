/* Tokens and sentences: the conventions of UD English case by case, other scripts, hostile input, and what always
 * holds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/buffer.h"
#include "base/str.h"
#include "text/fold.h"
#include "text/token.h"

typedef struct fixture {
  nci_arena arena;
  nci_tokens tokens;
  nci_sentences sentences;
} fixture;

static void split(fixture *f, ncorp_str text, bool one_sentence)
{
  memset(f, 0, sizeof *f);
  nci_arena_init(&f->arena, ncorp_allocator_default());
  nci_tokenize(&f->arena, text, (ncorp_span){ 0, (uint32_t)text.size }, one_sentence, &f->tokens, &f->sentences);
  assert_false(f->arena.failed);
}

/* Writes tokens with a space, and sentences with " / ", between them. */
static void assert_split(const char *text, const char *want)
{
  fixture f;
  split(&f, nci_cstr(text), false);
  nci_buffer out;
  nci_buffer_init(&out, ncorp_allocator_default());
  for (uint32_t s = 0; s < f.sentences.count; s++) {
    if (s) nci_buffer_lit(&out, " / ");
    for (uint32_t t = f.sentences.at[s].first_token; t < f.sentences.at[s].end_token; t++) {
      if (t > f.sentences.at[s].first_token) nci_buffer_char(&out, ' ');
      nci_buffer_put(&out, text + f.tokens.at[t].start, f.tokens.at[t].end - f.tokens.at[t].start);
    }
  }
  nci_buffer_char(&out, '\0');
  if (strcmp(out.data, want) != 0) {
    print_error("text: %s\nwant: %s\ngot:  %s\n", text, want, out.data);
    fail();
  }
  nci_buffer_done(&out);
  nci_arena_done(&f.arena);
}

static void words_and_clitics(void **state)
{
  (void)state;
  assert_split("Don't go, it's late.", "Do n't go , it 's late .");
  assert_split("They can\xe2\x80\x99t; we\xe2\x80\x99ll wait.", "They ca n\xe2\x80\x99t ; we \xe2\x80\x99ll wait .");
  assert_split("I cannot and wouldn't've gonna", "I can not and would n't 've gon na");
  assert_split("Norway's king, the workers' club", "Norway 's king , the workers ' club");
  assert_split("O'Brien met Shi'ite leaders at 5 o'clock", "O'Brien met Shi'ite leaders at 5 o'clock");
  assert_split("the U.S.'s role in the '90s", "the U.S. 's role in the '90s");
  assert_split("AT&T and R&D", "AT&T and R&D");
  assert_split("youre right, it wont and theres more", "you re right , it wo nt and there s more");
  assert_split("its a shame but its paint is new", "it s a shame but its paint is new");
  assert_split("either/or, b/c", "either / or , b/c");
}

static void hyphens(void **state)
{
  (void)state;
  assert_split("his son-in-law, a well-known F-16 pilot", "his son - in - law , a well - known F - 16 pilot");
  assert_split("pro-Russian, non-NATO, e-mail, co-founder", "pro-Russian , non-NATO , e-mail , co-founder");
  assert_split("from 2003-2004 and pages 5\xe2\x80\x93" "9", "from 2003 - 2004 and pages 5 \xe2\x80\x93 9");
  assert_split("call 713-853-3989 on 2025-12-07", "call 713-853-3989 on 2025-12-07");
  assert_split("war\xe2\x80\x94" "and peace -- then", "war \xe2\x80\x94 and peace -- then");
}

static void numbers(void **state)
{
  (void)state;
  assert_split("$3.5bn, 1,200 men, 50%", "$ 3.5 bn , 1,200 men , 50 %");
  assert_split("at 8:30am or 9 pm on 9/11", "at 8:30 am or 9 pm on 9/11");
  assert_split("the 20th, 35mm, 1990s, 220b", "the 20th , 35 mm , 1990s , 220b");
  assert_split("up by .5 points", "up by .5 points");
}

static void links(void **state)
{
  (void)state;
  assert_split("See https://example.com/a(b).html.", "See https://example.com/a(b).html .");
  assert_split("(www.example.org/x?y=1), example.com!", "( www.example.org/x?y=1 ) , example.com !");
  assert_split("Mail jane.doe-x@mail.example.org, @handle #tag #1", "Mail jane.doe-x@mail.example.org , @handle #tag # 1");
}

static void abbreviations(void **state)
{
  (void)state;
  assert_split("Mr. Lind met Gen. Ode in St. Ives on Dec. 6.", "Mr. Lind met Gen. Ode in St. Ives on Dec. 6 .");
  assert_split("T.J.Muller and J. K. Lind, U.S. and E.U. talks", "T.J. Muller and J. K. Lind , U.S. and E.U. talks");
  assert_split("He lives in the U.S. The rest left.", "He lives in the U.S. / The rest left .");
  assert_split("the U.S. Senate and Dunmore Inc. of Perth", "the U.S. Senate and Dunmore Inc. of Perth");
  assert_split("Pigs, cows, etc. were sold, etc. Then it rained.", "Pigs , cows , etc. were sold , etc . / Then it rained .");
  assert_split("It shut at 5 p. m. on Monday.", "It shut at 5 p . m . on Monday .");
  assert_split("See No. 5 and p. 12. No. He said no.", "See No. 5 and p. 12 . / No . / He said no .");
  assert_split("At 5 p.m. on Monday. At 6 a.m. The gate shut.", "At 5 p.m. on Monday . / At 6 a.m. / The gate shut .");
  assert_split("They sued Dunmore Inc.. It lost.", "They sued Dunmore Inc. . / It lost .");
  assert_split("Oslo, e.g. The Hague", "Oslo , e.g. The Hague");
  assert_split("Sens. Lind and Ode met Reps. Poe.", "Sens. Lind and Ode met Reps. Poe .");
  assert_split("A Ph.D. and an M.Sc. in law", "A Ph.D. and an M.Sc. in law");
}

static void sentences_and_quotations(void **state)
{
  (void)state;
  assert_split("\"We go,\" he said. \"Now.\" They went.", "\" We go , \" he said . / \" Now . \" / They went .");
  assert_split("He said: \xe2\x80\x9cWe go.\xe2\x80\x9d They went.", "He said : \xe2\x80\x9c We go . \xe2\x80\x9d / They went .");
  assert_split("\xe2\x80\x9cWho?\xe2\x80\x9d Lind asked. \xe2\x80\x9cMe!\xe2\x80\x9d she said.", "\xe2\x80\x9c Who ? \xe2\x80\x9d Lind asked . / \xe2\x80\x9c Me ! \xe2\x80\x9d she said .");
  assert_split("She left (he stayed.) at noon. Good!", "She left ( he stayed . ) at noon . / Good !");
  assert_split("It was ... odd. Wait... What?! Yes", "It was ... odd . / Wait ... / What ?! / Yes");
  assert_split("So...? Yes! and no.?", "So ... ? / Yes ! and no .?");
  assert_split("He left Zap! in May. They left Zap! It broke.", "He left Zap ! in May . / They left Zap ! / It broke .");
  assert_split("She said it. \"", "She said it . \"");
  assert_split("It ended.Then it began.", "It ended . / Then it began .");
  assert_split("It fell.[4] It rose. [12]", "It fell . [ 4 ] / It rose . [ 12 ]");
  assert_split("1. Close it 2. Mend it", "1 . Close it / 2 . Mend it");
  assert_split("A line\n\nAnother line", "A line / Another line");
  assert_split("a. Close it b. Mend it c. Go", "a . Close it / b . Mend it / c . Go");
  assert_split("A) Close it B) Mend it", "A ) Close it / B ) Mend it");
  assert_split("We shut at 5 p.m. Mrs. Ode left.", "We shut at 5 p.m. / Mrs. Ode left .");
  assert_split("By 5 p.m. Mrs. Ode had left.", "By 5 p.m. Mrs. Ode had left .");
  assert_split("It shut at 5 p. m. on Monday.", "It shut at 5 p . m . on Monday .");
  assert_split("See N\xc2\xb0. 17. Then go.", "See N \xc2\xb0 . 17 . / Then go .");
  assert_split("Well . . . I left. . . . Nobody came . . . ever.", "Well . . . I left . / . . . Nobody came . . . ever .");
}

/* What is beyond doubt is marked, so that nobody asks again. */
static void sure_boundaries(void **state)
{
  (void)state;
  static const char TEXT[] = "1. Mr. Lind left 2. He came. She saw";
  fixture f;
  split(&f, nci_cstr(TEXT), false);
  static const struct { const char *word; bool sure, start; } WANT[] = { { "Lind", true, false }, { "2", true, true }, { "He", true, false }, { "She", false, true } };
  uint32_t found = 0;
  for (uint32_t i = 1; i < f.tokens.count; i++)
    for (size_t k = 0; k < sizeof WANT / sizeof *WANT; k++)
      if (nci_str_is(nci_str(TEXT + f.tokens.at[i].start, f.tokens.at[i].end - f.tokens.at[i].start), WANT[k].word)) {
        assert_int_equal((f.tokens.at[i].shape & NCI_SHAPE_SURE) != 0, WANT[k].sure);
        assert_int_equal((f.tokens.at[i].shape & NCI_SHAPE_SENTENCE_START) != 0, WANT[k].start);
        found++;
      }
  assert_int_equal(found, 4);
  nci_arena_done(&f.arena);
}

static void other_languages(void **state)
{
  (void)state;
  assert_split("\xc2\xbfQu\xc3\xa9 pasa? \xc2\xa1" "Hola!", "\xc2\xbf Qu\xc3\xa9 pasa ? / \xc2\xa1 Hola !");
  assert_split("\xc2\xab Oui. \xc2\xbb Elle partit.", "\xc2\xab Oui . / \xc2\xbb Elle partit .");
  assert_split("Er sagte: \xe2\x80\x9eGut.\xe2\x80\x9c Sie ging.", "Er sagte : \xe2\x80\x9e Gut . \xe2\x80\x9c / Sie ging .");
  assert_split("Он сказал: «Да.» А. С. Пушкин ушёл.", "Он сказал : « Да . » / А. С. Пушкин ушёл .");
  assert_split("我们去。今天？", "我 们 去 。 / 今 天 ？");
  assert_split("ハロー、ひらがな。", "ハロー 、 ひらがな 。");
  assert_split("ماذا؟ نعم.", "ماذا ؟ / نعم .");
  assert_split("यह है। अच्छा।", "यह है । / अच्छा ।");
}

/* Shapes are what later stages go by. */
static void shapes(void **state)
{
  (void)state;
  static const struct { const char *word; unsigned has, has_not; } CASES[] = {
    { "Oslo", NCI_SHAPE_WORD | NCI_SHAPE_CAPITAL, NCI_SHAPE_ALL_CAPS | NCI_SHAPE_LOWER | NCI_SHAPE_NON_ASCII },
    { "NATO", NCI_SHAPE_WORD | NCI_SHAPE_CAPITAL | NCI_SHAPE_ALL_CAPS, NCI_SHAPE_LOWER },
    { "U.S.", NCI_SHAPE_WORD | NCI_SHAPE_ALL_CAPS | NCI_SHAPE_DOT, NCI_SHAPE_PUNCT },
    { "peace", NCI_SHAPE_WORD | NCI_SHAPE_LOWER, NCI_SHAPE_CAPITAL },
    { "\xd0\x9e\xd1\x81\xd0\xbb\xd0\xbe", NCI_SHAPE_WORD | NCI_SHAPE_CAPITAL | NCI_SHAPE_NON_ASCII, NCI_SHAPE_ALL_CAPS },
    { "1,200", NCI_SHAPE_NUMBER | NCI_SHAPE_DIGIT, NCI_SHAPE_WORD | NCI_SHAPE_PUNCT | NCI_SHAPE_DOT },
    { "20th", NCI_SHAPE_NUMBER | NCI_SHAPE_WORD, 0 },
    { "G20", NCI_SHAPE_WORD | NCI_SHAPE_DIGIT, NCI_SHAPE_NUMBER },
    { "\"", NCI_SHAPE_PUNCT | NCI_SHAPE_OPEN_QUOTE | NCI_SHAPE_CLOSE_QUOTE, NCI_SHAPE_WORD },
    { "\xe2\x80\x9c", NCI_SHAPE_PUNCT | NCI_SHAPE_OPEN_QUOTE, NCI_SHAPE_WORD },
    { "\xc2\xbb", NCI_SHAPE_PUNCT | NCI_SHAPE_CLOSE_QUOTE, NCI_SHAPE_WORD },
    { "@handle", NCI_SHAPE_LINK, NCI_SHAPE_PUNCT },
    { "https://example.com", NCI_SHAPE_LINK, NCI_SHAPE_PUNCT },
  };
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    fixture f;
    split(&f, nci_cstr(CASES[i].word), false);
    assert_int_equal(f.tokens.count, 1);
    assert_int_equal(f.tokens.at[0].shape & CASES[i].has, CASES[i].has);
    assert_int_equal(f.tokens.at[0].shape & CASES[i].has_not, 0);
    assert_true(f.tokens.at[0].shape & NCI_SHAPE_SPACE_BEFORE);
    assert_true(f.tokens.at[0].shape & NCI_SHAPE_SENTENCE_START);
    nci_arena_done(&f.arena);
  }
  fixture f;
  split(&f, NCI_STR("can't"), false);
  assert_true(f.tokens.at[1].shape & NCI_SHAPE_CLITIC);
  assert_false(f.tokens.at[1].shape & NCI_SHAPE_SPACE_BEFORE);
  nci_arena_done(&f.arena);
}

static void one_sentence_when_told(void **state)
{
  (void)state;
  fixture f;
  split(&f, NCI_STR("Stop! He said. Then what?"), true);
  assert_int_equal(f.sentences.count, 1);
  nci_arena_done(&f.arena);
}

/* Tokens are in order, hold all that is no white space, and each lies in one sentence. */
static void assert_sound(ncorp_str text, const fixture *f)
{
  uint32_t at = 0, token = 0;
  for (uint32_t i = 0; i < f->tokens.count; i++) {
    const nci_token *t = &f->tokens.at[i];
    assert_true(t->start >= at && t->start < t->end && t->end <= text.size);
    for (; at < t->start; at++) assert_true((unsigned char)text.data[at] <= ' ' || (unsigned char)text.data[at] >= 0x7f);
    assert_true(((unsigned char)text.data[t->start] & 0xc0) != 0x80);
    assert_true(t->end == text.size || ((unsigned char)text.data[t->end] & 0xc0) != 0x80);
    at = t->end;
  }
  for (uint32_t i = 0; i < f->sentences.count; i++) {
    assert_int_equal(f->sentences.at[i].first_token, token);
    assert_true(f->sentences.at[i].end_token > token);
    token = f->sentences.at[i].end_token;
  }
  assert_int_equal(token, f->tokens.count);
}

/* Pieces of text that lexers trip over, in random order, in blocks that end exactly with the memory. */
static void random_pieces(void **state)
{
  (void)state;
  static const char *const PIECES[] = { "a", "A", "9", ".", ",", "'", "\"", "-", "@", "#", "/", ":", "//", "www.", "http", "://", "n't", "'s", "U.S.", "Mr", "etc", "(", ")", "[", "]",
    " ", "\n", "\n\n", "\t", "\xe2\x80\x99", "\xe2\x80\x9c", "\xe2\x80\x9d", "\xe2\x80\xa6", "\xe2\x80\x94", "\xc3\xa9", "\xc3\x89", "\xe4\xb8\xad", "\xe3\x80\x82", "\xe3\x81\x82",
    "\xcc\x81", "\xf0\x9f\x98\x80", "\xe2\x80\x8d", "\xc2\xa0", "\xd8\x9f", "&", "$", "%", "?", "!", "com", "I", "b", "\x01", "_", "*" };
  uint64_t seed = 88172645463325252u;
  for (int round = 0; round < 20000; round++) {
    char text[256];
    size_t size = 0;
    for (int n = 0; n < 24; n++) {
      seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
      const char *p = PIECES[seed % (sizeof PIECES / sizeof *PIECES)];
      memcpy(text + size, p, strlen(p));
      size += strlen(p);
    }
    char *exact = malloc(size);
    memcpy(exact, text, size);
    fixture f;
    split(&f, nci_str(exact, size), false);
    assert_sound(nci_str(exact, size), &f);
    nci_arena_done(&f.arena);
    free(exact);
  }
}

/* A block in the middle of a text: nothing beyond it is looked at. */
static void block_borders(void **state)
{
  (void)state;
  static const char TEXT[] = "xx U.S. Navy's don't@x.com yy";
  for (uint32_t start = 0; start < sizeof TEXT - 1; start++)
    for (uint32_t end = start; end < sizeof TEXT; end++) {
      nci_arena arena;
      nci_arena_init(&arena, ncorp_allocator_default());
      nci_tokens tokens = { 0 };
      nci_sentences sentences = { 0 };
      nci_tokenize(&arena, nci_cstr(TEXT), (ncorp_span){ start, end }, false, &tokens, &sentences);
      for (uint32_t i = 0; i < tokens.count; i++) assert_true(tokens.at[i].start >= start && tokens.at[i].end <= end);
      nci_arena_done(&arena);
    }
}

/* A million bytes of one thing: done at once, and sentences stay bounded. */
static void monotonous_text(void **state)
{
  (void)state;
  static const char *const UNITS[] = { "\"", "'", ".", "A", "9", "(", "]", " ", "\n", "a", "-", "@", "\xcc\x81", "a.", "a-", "a'", "a/", "a&", "a@", ". ", "A.", "\" ", ".\"", "1.", "1-",
    "www.", "http://", "aa.", "\xe4\xb8\xad", "\xe2\x80\x99", "a\xe2\x80\x99", "'s", "#a", "a ", "U.S. ", ".(", "1) ", "\xe2\x80\xa2 " };
  enum { SIZE = 1 << 20 };
  char *text = malloc(SIZE);
  for (size_t u = 0; u < sizeof UNITS / sizeof *UNITS; u++) {
    size_t unit = strlen(UNITS[u]), size = SIZE / unit * unit;
    for (size_t i = 0; i < size; i += unit) memcpy(text + i, UNITS[u], unit);
    fixture f;
    split(&f, nci_str(text, size), false);
    assert_sound(nci_str(text, size), &f);
    for (uint32_t i = 0; i < f.sentences.count; i++) assert_true(f.sentences.at[i].end_token - f.sentences.at[i].first_token <= NCORP_SENTENCE_MAX_TOKENS);
    nci_arena_done(&f.arena);
  }
  free(text);
}

/* Words without a stop are cut at the limit, and nothing is lost. */
static void longest_sentence(void **state)
{
  (void)state;
  enum { WORDS = 2 * NCORP_SENTENCE_MAX_TOKENS + 500 };
  static char text[2 * WORDS];
  for (size_t i = 0; i < WORDS; i++) memcpy(text + 2 * i, "a ", 2);
  fixture f;
  split(&f, nci_str(text, sizeof text), false);
  assert_int_equal(f.tokens.count, WORDS);
  assert_int_equal(f.sentences.count, 3);
  for (uint32_t i = 0; i < 2; i++) assert_int_equal(f.sentences.at[i].end_token, (i + 1) * NCORP_SENTENCE_MAX_TOKENS);
  assert_sound(nci_str(text, sizeof text), &f);
  nci_arena_done(&f.arena);
  split(&f, nci_str(text, 2 * NCORP_SENTENCE_MAX_TOKENS), false);
  assert_int_equal(f.sentences.count, 1);
  nci_arena_done(&f.arena);
}

static void folding(void **state)
{
  (void)state;
  nci_arena arena;
  nci_arena_init(&arena, ncorp_allocator_default());
  static const struct { const char *text, *want; } FOLD[] = {
    { "plain words", "plain words" }, { "Kyiv  OBLAST", "kyiv oblast" }, { "O\xe2\x80\x99" "Brien", "o'brien" }, { " a\xc2\xa0" "b\n", "a b" },
    { "\xc3\x89T\xc3\x89", "\xc3\xa9t\xc3\xa9" }, { "\xd0\x9a\xd0\x98\xd0\x87\xd0\x92", "\xd0\xba\xd0\xb8\xd1\x97\xd0\xb2" }, { "", "" }
  };
  for (size_t i = 0; i < sizeof FOLD / sizeof *FOLD; i++) {
    ncorp_str got = nci_fold(&arena, nci_cstr(FOLD[i].text));
    assert_int_equal(got.size, strlen(FOLD[i].want));
    assert_memory_equal(got.data, FOLD[i].want, got.size);
  }
  static const struct { const char *text, *want; } SKELETON[] = {
    { "Zelensky\xd1\x83", "zelensky\xd1\x83" }, { "Erdo\xc4\x9f" "an", "erdogan" }, { "Wa\xc5\x82\xc4\x99sa", "walesa" }, { "S\xc3\xb8ren Stra\xc3\x9f" "e", "soren strasse" },
    { "O'Neill-Smith", "oneill smith" }, { "U.S.", "us" }, { "Jos\xc3\xa9  \"Pepe\" Mujica", "jose pepe mujica" }, { "T\xc3\xbcrkiye", "turkiye" },
    { "I\xcc\x87stanbul", "istanbul" }, { "\xef\xac\x81n", "fin" }, { "\xef\xb7\xba", "صلى الله عليه وسلم" }
  };
  for (size_t i = 0; i < sizeof SKELETON / sizeof *SKELETON; i++) {
    ncorp_str got = nci_skeleton(&arena, nci_cstr(SKELETON[i].text));
    assert_int_equal(got.size, strlen(SKELETON[i].want));
    assert_memory_equal(got.data, SKELETON[i].want, got.size);
  }
  /* What is folded already is given back itself. */
  ncorp_str same = NCI_STR("kyiv");
  assert_ptr_equal(nci_fold(&arena, same).data, same.data);
  nci_arena_done(&arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(words_and_clitics),
    cmocka_unit_test(hyphens),
    cmocka_unit_test(numbers),
    cmocka_unit_test(links),
    cmocka_unit_test(abbreviations),
    cmocka_unit_test(sentences_and_quotations),
    cmocka_unit_test(sure_boundaries),
    cmocka_unit_test(other_languages),
    cmocka_unit_test(shapes),
    cmocka_unit_test(one_sentence_when_told),
    cmocka_unit_test(random_pieces),
    cmocka_unit_test(block_borders),
    cmocka_unit_test(monotonous_text),
    cmocka_unit_test(longest_sentence),
    cmocka_unit_test(folding),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
