/* Structure: whole articles line by line, prose that must not be taken for the site's own, and what all blocks have
 * in common. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/str.h"
#include "structure/structure.h"
#include "unit/structure/articles.h"

typedef struct fixture {
  nci_arena arena;
  nci_language language;
  nci_document doc;
} fixture;

static void analyse(fixture *f, const char *text, size_t size)
{
  memset(f, 0, sizeof *f);
  nci_arena_init(&f->arena, ncorp_allocator_default());
  f->doc.arena = &f->arena;
  f->doc.lexicon = nci_lexicon_builtin();
  assert_int_equal(nci_language_open_english(&f->language, NULL), NCORP_OK);
  f->doc.language = &f->language;
  f->doc.text = f->doc.data.text = nci_str(text, size);
  assert_int_equal(nci_structure(&f->doc), NCORP_OK);
  assert_int_equal(nci_structure_tokens(&f->doc), NCORP_OK);
}

static void done(fixture *f) { nci_arena_done(&f->arena); }

/* Blocks in order, inside the text, without white space at their ends; sentences inside blocks that have any; tokens
 * inside sentences. */
static void assert_well_formed(const fixture *f)
{
  const nci_article_data *d = &f->doc.data;
  uint32_t at = 0;
  for (uint32_t i = 0; i < d->block_count; i++) {
    ncorp_span s = d->blocks[i].span;
    assert_true(s.start >= at && s.start < s.end && s.end <= d->text.size);
    assert_false(nci_is_space(d->text.data[s.start]) || nci_is_space(d->text.data[s.end - 1]));
    at = s.end;
  }
  uint32_t token = 0;
  at = 0;
  for (uint32_t i = 0; i < d->sentence_count; i++) {
    const ncorp_sentence *s = &d->sentences[i];
    assert_int_equal(s->first_token, token);
    assert_true(s->end_token > s->first_token);
    assert_true(s->span.start >= at);
    ncorp_block_kind kind = nci_block_at(&f->doc, s->span.start);
    assert_true(kind != NCORP_BLOCK_BOILERPLATE && kind != NCORP_BLOCK_DATE && kind != NCORP_BLOCK_BYLINE && kind != NCORP_BLOCK_DATELINE);
    for (; token < s->end_token; token++) {
      ncorp_span t = d->tokens.spans[token];
      assert_true(t.start >= s->span.start && t.end <= s->span.end && t.start < t.end);
      assert_true(token == s->first_token || t.start >= d->tokens.spans[token - 1].end);
    }
    assert_int_equal(d->tokens.spans[s->first_token].start, s->span.start);
    assert_int_equal(d->tokens.spans[s->end_token - 1].end, s->span.end);
    at = s->span.end;
  }
  assert_int_equal(token, d->tokens.count);
}

static const char *kind_name(ncorp_block_kind kind)
{
  static const char *const NAMES[] = { "title", "summary", "byline", "date", "dateline", "heading", "paragraph", "list", "caption", "boilerplate" };
  return (unsigned)kind < 10 ? NAMES[kind] : "?";
}

static ncorp_block_kind kind_of_letter(char c)
{
  switch (c) {
  case 'T': return NCORP_BLOCK_TITLE;
  case 'S': return NCORP_BLOCK_SUMMARY;
  case 'B': return NCORP_BLOCK_BYLINE;
  case 'D': case 'R': return NCORP_BLOCK_DATE;
  case 'L': return NCORP_BLOCK_DATELINE;
  case 'H': return NCORP_BLOCK_HEADING;
  case 'P': return NCORP_BLOCK_PARAGRAPH;
  case 'I': return NCORP_BLOCK_LIST;
  case 'C': return NCORP_BLOCK_CAPTION;
  default: return NCORP_BLOCK_BOILERPLATE;
  }
}

typedef struct expectation {
  ncorp_block_kind kind;
  uint32_t at;
} expectation;

/* Takes the marks out of an article; gives the number of expectations. */
static size_t unmark(const char *lines, char *text, expectation *out)
{
  size_t n = 0, size = 0;
  for (const char *p = lines; *p;) {
    const char *end = strchr(p, '\n');
    if (p + 1 < end && p[1] == '|') {
      /* The last character of a line lies in its block even when a key is left out in front. */
      const char *caret = memchr(p, '^', (size_t)(end - p));
      char letter = *p;
      p += 2;
      if (caret) {
        memcpy(text + size, p, (size_t)(caret - p));
        size += (size_t)(caret - p);
        out[n++] = (expectation){ kind_of_letter(letter), (uint32_t)size - 1 };
        letter = 'P';
        p = caret + 1;
      }
      memcpy(text + size, p, (size_t)(end - p));
      size += (size_t)(end - p);
      size_t last = size;
      while (text[last - 1] == '"') last--;
      out[n++] = (expectation){ kind_of_letter(letter), (uint32_t)last - 1 };
    }
    text[size++] = '\n';
    p = end + 1;
  }
  text[size] = '\0';
  return n;
}

static int check_field(const char *article, const char *name, ncorp_str got, const char *want)
{
  if (want ? nci_str_eq(got, nci_cstr(want)) && got.data : got.data == NULL) return 0;
  print_error("%s: %s is \"%.*s\", not \"%s\"\n", article, name, NCORP_STR_ARG(got), want ? want : "(absent)");
  return 1;
}

static int check_authors(const char *article, const nci_article_data *d, const char *want)
{
  char got[512] = "";
  for (uint32_t i = 0; i < d->author_count; i++) snprintf(got + strlen(got), sizeof got - strlen(got), "%s%.*s", i ? "|" : "", NCORP_STR_ARG(d->authors[i]));
  if (strcmp(got, want ? want : "") == 0) return 0;
  print_error("%s: authors are \"%s\", not \"%s\"\n", article, got, want ? want : "");
  return 1;
}

static void articles_line_by_line(void **state)
{
  (void)state;
  int wrong = 0;
  for (size_t i = 0; i < sizeof ARTICLES / sizeof *ARTICLES; i++) {
    const test_article *a = &ARTICLES[i];
    char text[8192];
    expectation want[128];
    size_t n = unmark(a->lines, text, want);
    fixture f;
    analyse(&f, text, strlen(text));
    assert_well_formed(&f);
    for (size_t k = 0; k < n; k++) {
      ncorp_block_kind got = nci_block_at(&f.doc, want[k].at);
      if (got == want[k].kind) continue;
      const char *line = text + want[k].at;
      while (line > text && line[-1] != '\n') line--;
      print_error("%s: %s, not %s: %.*s\n", a->name, kind_name(got), kind_name(want[k].kind), (int)strcspn(line, "\n"), line);
      wrong++;
    }
    const nci_article_data *d = &f.doc.data;
    wrong += check_field(a->name, "title", d->title, a->title);
    wrong += check_field(a->name, "published", d->published, a->published);
    wrong += check_field(a->name, "outlet", d->outlet, a->outlet);
    wrong += check_field(a->name, "place", d->dateline_place, a->place);
    wrong += check_authors(a->name, d, a->authors);
    assert_int_equal(d->published_from, d->published.data ? NCORP_DATE_TEXT : NCORP_DATE_NONE);
    done(&f);
  }
  assert_int_equal(wrong, 0);
}

/* Each paragraph at the beginning, in the middle and at the end of an article, and at the end behind an advertisement. */
static void prose_is_never_boilerplate(void **state)
{
  (void)state;
  static const char FILL[] = "The council met on Tuesday evening and talked about the budget until midnight, the clerk said.\n";
  static const char *const FRAMES[][2] = { { "A title about the budget\n", FILL }, { FILL, FILL }, { FILL, "" }, { "", FILL }, { FILL, "Advertisement\n" } };
  int wrong = 0;
  for (size_t i = 0; i < sizeof PROSE / sizeof *PROSE; i++)
    for (size_t k = 0; k < sizeof FRAMES / sizeof *FRAMES; k++) {
      char text[4096];
      int size = snprintf(text, sizeof text, "%s%s\n%s", FRAMES[k][0], PROSE[i], FRAMES[k][1]);
      fixture f;
      analyse(&f, text, (size_t)size);
      assert_well_formed(&f);
      ncorp_block_kind kind = nci_block_at(&f.doc, (uint32_t)(strlen(FRAMES[k][0]) + strlen(PROSE[i])) - 1);
      if (kind == NCORP_BLOCK_BOILERPLATE || kind == NCORP_BLOCK_BYLINE || kind == NCORP_BLOCK_DATE || kind == NCORP_BLOCK_CAPTION) {
        print_error("frame %d: %s: %s\n", (int)k, kind_name(kind), PROSE[i]);
        wrong++;
      }
      done(&f);
    }
  assert_int_equal(wrong, 0);
}

/* All of them as one article: no section is made of them either. */
static void prose_together(void **state)
{
  (void)state;
  char text[32768] = "";
  for (size_t i = 0; i < sizeof PROSE / sizeof *PROSE; i++) {
    strcat(text, PROSE[i]);
    strcat(text, "\n");
  }
  fixture f;
  analyse(&f, text, strlen(text));
  for (uint32_t i = 0; i < f.doc.data.block_count; i++) {
    ncorp_block_kind kind = f.doc.data.blocks[i].kind;
    /* A short question could be a heading. */
    assert_true(kind == NCORP_BLOCK_PARAGRAPH || kind == NCORP_BLOCK_HEADING);
  }
  done(&f);
}

/* An opinion piece that speaks to the reader behind a newsletter line stays an article. */
static void op_ed_behind_newsletter(void **state)
{
  (void)state;
  static const char TEXT[] =
    "Why the harbour needs us\n"
    "The cracks in the wall did not come over night, and neither will the repair.\n"
    "Sign up for our morning briefing\n"
    "We have all walked past that wall. You have seen the rust, and so have I. Our parents saw it too.\n"
    "If we wait another winter, you will pay twice. We know what the sea does to stone, and we know our council.\n"
    "You may ask what you can do. We can come to the meeting on Tuesday, and we can bring our children.\n";
  fixture f;
  analyse(&f, TEXT, sizeof TEXT - 1);
  int boilerplate = 0;
  for (uint32_t i = 0; i < f.doc.data.block_count; i++) boilerplate += f.doc.data.blocks[i].kind == NCORP_BLOCK_BOILERPLATE;
  assert_int_equal(boilerplate, 1);
  done(&f);
}

/* Credits in brackets at the end of the last paragraph are cut from it. */
static void credits_behind_the_last_sentence(void **state)
{
  (void)state;
  static const char TEXT[] = "Two piers close in Port Ellery\nThe authority closed two of the four piers on Monday, it said. (Reporting by Mara Lindqvist; Editing by Tom Achebe)\n";
  fixture f;
  analyse(&f, TEXT, sizeof TEXT - 1);
  assert_well_formed(&f);
  assert_int_equal(f.doc.data.block_count, 3);
  assert_int_equal(f.doc.data.blocks[1].kind, NCORP_BLOCK_PARAGRAPH);
  assert_int_equal(TEXT[f.doc.data.blocks[1].span.end - 1], '.');
  assert_int_equal(f.doc.data.blocks[2].kind, NCORP_BLOCK_BOILERPLATE);
  assert_int_equal(TEXT[f.doc.data.blocks[2].span.start], '(');
  done(&f);
}

static void given_metadata_stays(void **state)
{
  (void)state;
  static const char TEXT[] = "Two piers close\nPublished: 3 May 2023\nBy Mara Lindqvist\nThe authority closed two of the four piers on Monday after a dive.\n";
  fixture f;
  memset(&f, 0, sizeof f);
  nci_arena_init(&f.arena, ncorp_allocator_default());
  f.doc = (nci_document){ .arena = &f.arena, .lexicon = nci_lexicon_builtin(), .text = nci_str(TEXT, sizeof TEXT - 1) };
  ncorp_str author = NCI_STR("Someone Else");
  f.doc.data = (nci_article_data){ .text = f.doc.text, .title = NCI_STR("Two piers close"), .published = NCI_STR("2020-01-01"), .published_from = NCORP_DATE_METADATA,
                                   .authors = &author, .author_count = 1 };
  assert_int_equal(nci_structure(&f.doc), NCORP_OK);
  assert_true(nci_str_eq(f.doc.data.published, NCI_STR("2020-01-01")));
  assert_int_equal(f.doc.data.published_from, NCORP_DATE_METADATA);
  assert_int_equal(f.doc.data.author_count, 1);
  assert_int_equal(nci_block_at(&f.doc, 0), NCORP_BLOCK_TITLE);
  done(&f);
}

/* The caller's default date gives way to one in the text. */
static void text_beats_the_default_date(void **state)
{
  (void)state;
  static const char TEXT[] = "Published: 3 May 2023\nThe authority closed two of the four piers on Monday after a dive.\n";
  fixture f;
  memset(&f, 0, sizeof f);
  nci_arena_init(&f.arena, ncorp_allocator_default());
  f.doc = (nci_document){ .arena = &f.arena, .lexicon = nci_lexicon_builtin(), .text = nci_str(TEXT, sizeof TEXT - 1) };
  f.doc.data = (nci_article_data){ .text = f.doc.text, .published = NCI_STR("2020-01-01"), .published_from = NCORP_DATE_OPTION };
  assert_int_equal(nci_structure(&f.doc), NCORP_OK);
  assert_true(nci_str_eq(f.doc.data.published, NCI_STR("2023-05-03")));
  assert_int_equal(f.doc.data.published_from, NCORP_DATE_TEXT);
  done(&f);
}

static void wrapped_lines_are_paragraphs(void **state)
{
  (void)state;
  static const char TEXT[] =
    "Two piers close in Port Ellery\n\n"
    "The harbour authority of Port Ellery closed two of its four piers on\n"
    "Monday after divers found cracks in the sea wall. It had been built in\n"
    "the year 1911, and nobody has repaired it since the second of the two\n"
    "wars.\n\n"
    "Engineers said that the repairs would take at least six weeks, and that\n"
    "they would cost about 4 million euros.\n";
  fixture f;
  analyse(&f, TEXT, sizeof TEXT - 1);
  assert_int_equal(f.doc.data.block_count, 3);
  assert_int_equal(f.doc.data.blocks[0].kind, NCORP_BLOCK_TITLE);
  assert_int_equal(f.doc.data.sentence_count, 4);
  done(&f);
}

static void empty_and_blank_texts(void **state)
{
  (void)state;
  static const char *const TEXTS[] = { "", " ", "\n\n\n", "\t \n \xc2\xa0\n", "." , "---", "#", "# ", "By", "-", "- ", "1.", "Title:", "date", "\xc2\xa9" };
  for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
    fixture f;
    analyse(&f, TEXTS[i], strlen(TEXTS[i]));
    assert_well_formed(&f);
    done(&f);
  }
}

/* Every prefix of an article that has everything is an article too. */
static void every_prefix(void **state)
{
  (void)state;
  static const char TEXT[] =
    "---\ntitle: \"T\"\ndate: 2024-02-11\n---\n# Two piers\nBy A B and C | Feb 1, 2024\nPhoto: X/AFP\nROME/MILAN, Feb 11 (Wire) - The sea. \"Yes,\" he said.\n"
    "H\n- a\n1. b\n2. c\n(Reporting by A)\nDear readers,\nWe need your help\n\xc2\xa9 2024 \xd0\x96\xe4\xb8\xad\xf0\x9f\x98\x80\n";
  for (size_t n = 0; n < sizeof TEXT; n++) {
    if (n < sizeof TEXT - 1 && ((unsigned char)TEXT[n] & 0xc0) == 0x80) continue;
    fixture f;
    char *copy = malloc(n ? n : 1); /* so that a sanitizer sees what is read behind the end */
    memcpy(copy, TEXT, n);
    analyse(&f, copy, n);
    assert_well_formed(&f);
    done(&f);
    free(copy);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(articles_line_by_line),
    cmocka_unit_test(prose_is_never_boilerplate),
    cmocka_unit_test(prose_together),
    cmocka_unit_test(op_ed_behind_newsletter),
    cmocka_unit_test(credits_behind_the_last_sentence),
    cmocka_unit_test(given_metadata_stays),
    cmocka_unit_test(text_beats_the_default_date),
    cmocka_unit_test(wrapped_lines_are_paragraphs),
    cmocka_unit_test(empty_and_blank_texts),
    cmocka_unit_test(every_prefix),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
