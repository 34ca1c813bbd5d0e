/* Articles without useful case: what the stages read of them, and that the article itself stays as it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/str.h"
#include "structure/structure.h"

typedef struct reading {
  nci_arena arena;
  nci_language language;
  nci_document doc;
} reading;

static void reading_open(reading *r, ncorp_str text)
{
  memset(r, 0, sizeof *r);
  nci_arena_init(&r->arena, ncorp_allocator_default());
  assert_int_equal(nci_language_open_english(&r->language, NULL), NCORP_OK);
  r->doc = (nci_document){ .arena = &r->arena, .lexicon = nci_lexicon_builtin(), .language = &r->language, .stages = UINT32_MAX, .text = text, .data.text = text };
  assert_int_equal(nci_structure(&r->doc), NCORP_OK);
  assert_int_equal(nci_structure_tokens(&r->doc), NCORP_OK);
}

static void reading_close(reading *r) { nci_arena_done(&r->arena); }

static const char MIXED[] = "Gunmen killed two officers in northern Peru on Tuesday, President Alan Roe told the BBC. The Front for the Freedom of "
                            "Arequipa (FFA) said in Lima that the FFA had nothing to do with it. I do not believe them, the president said.";

static void turn(char *text, bool capitals)
{
  for (; *text; text++)
    if (capitals ? nci_is_lower(*text) : nci_is_upper(*text)) *text = (char)(*text ^ 0x20);
}

static void check_restored(bool capitals)
{
  char text[sizeof MIXED], before[sizeof MIXED];
  memcpy(text, MIXED, sizeof text);
  turn(text, capitals);
  memcpy(before, text, sizeof text);
  reading r;
  reading_open(&r, nci_cstr(text));
  if (r.language.network.shape.width) assert_string_equal(nci_arena_str(&r.arena, r.doc.text).data, MIXED);
  assert_ptr_equal(r.doc.data.text.data, text);
  assert_string_equal(text, before);
  assert_int_equal(r.doc.sentences.count, 3);
  reading_close(&r);
}

static void capitals(void **state)
{
  (void)state;
  check_restored(true);
}

static void small_letters(void **state)
{
  (void)state;
  check_restored(false);
}

/* An ordinary article is read as it is, and so are a few words of which nobody can tell. */
static void left_alone(void **state)
{
  (void)state;
  const char *const texts[] = { MIXED, "BREAKING NEWS", "two men met in lima",
                                "Peru and Chile met. A headline IN CAPITALS is no reason to read the rest of the article in another way." };
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    reading r;
    reading_open(&r, nci_cstr(texts[i]));
    assert_ptr_equal(r.doc.text.data, texts[i]);
    reading_close(&r);
  }
}

/* Letters whose other case takes another number of bytes stay, so that every offset holds. */
static void other_letters(void **state)
{
  (void)state;
  const char text[] = "LA POLIC\xc3\x8d" "A DE BOGOT\xc3\x81 ARRESTED THREE MEMBERS OF THE GROUP NEAR \xc4\xb0ZM\xc4\xb0R AND STRA\xe1\xba\x9e" "E ON MONDAY.";
  reading r;
  reading_open(&r, nci_cstr(text));
  assert_int_equal(r.doc.text.size, sizeof text - 1);
  const char *read = nci_arena_str(&r.arena, r.doc.text).data;
  assert_non_null(strstr(read, "Bogot\xc3\xa1"));
  assert_non_null(strstr(read, "three members of the group near \xc4\xb0"));
  assert_non_null(strstr(read, "Monday"));
  reading_close(&r);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(capitals), cmocka_unit_test(small_letters), cmocka_unit_test(left_alone), cmocka_unit_test(other_letters),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
