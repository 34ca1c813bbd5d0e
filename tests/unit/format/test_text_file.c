/* Text files: encodings, line ends, NUL characters; and what stands where when something is wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/str.h"
#include "format/text_file.h"

#define FFFD "\xef\xbf\xbd"

typedef struct text_case {
  ncorp_str bytes;
  const char *encoding, *text;
  nci_diagnostic encoded;
  unsigned offset, line, column, count; /* of `encoded` */
} text_case;

#define S(literal) { "" literal, sizeof(literal) - 1 }

static void decodes(void **state)
{
  (void)state;
  static const text_case cases[] = {
    { S("plain\n"), "UTF-8", "plain\n", 0, 0, 0, 0, 0 },
    { S("na\xc3\xafve \xe2\x80\x9cx\xe2\x80\x9d \xf0\x9f\x98\x80"), "UTF-8", "na\xc3\xafve \xe2\x80\x9cx\xe2\x80\x9d \xf0\x9f\x98\x80", 0, 0, 0, 0, 0 },
    { S("\xef\xbb\xbfmarked"), "UTF-8", "marked", 0, 0, 0, 0, 0 },
    { S("\xef\xbb\xbf\xef\xbb\xbftwice"), "UTF-8", "\xef\xbb\xbftwice", 0, 0, 0, 0, 0 },
    { S("\xff\xfeh\0\xe9\0\xac\x20\x3d\xd8\x00\xde"), "UTF-16LE", "h\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80", 0, 0, 0, 0, 0 },
    { S("\xfe\xff\0h\0\xe9\x20\xac\xd8\x3d\xde\x00"), "UTF-16BE", "h\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80", 0, 0, 0, 0, 0 },
    { S("\xff\xfe"), "UTF-16LE", "", 0, 0, 0, 0, 0 },
    { S("caf\xe9 \x93quoted\x94 \x80"), "Windows-1252", "caf\xc3\xa9 \xe2\x80\x9cquoted\xe2\x80\x9d \xe2\x82\xac", NCI_D_TEXT_GUESSED, 3, 1, 4, 0 },
    { S("one\ntwo\n\nfour \xff"), "Windows-1252", "one\ntwo\n\nfour \xc3\xbf", NCI_D_TEXT_GUESSED, 14, 4, 6, 0 },
    { S("one\r\ntwo\rthree\x92"), "Windows-1252", "one\ntwo\nthree\xe2\x80\x99", NCI_D_TEXT_GUESSED, 14, 3, 6, 0 },
    { S("\x81\xc3"), "Windows-1252", FFFD "\xc3\x83", NCI_D_TEXT_GUESSED, 0, 1, 1, 1 },
    { S("\xef\xbb\xbf" "ab\xc3"), "UTF-8", "ab" FFFD, NCI_D_TEXT_REPAIRED, 5, 1, 6, 1 },
    { S("\xef\xbb\xbf" "a\n\xff\xfe z"), "UTF-8", "a\n" FFFD FFFD " z", NCI_D_TEXT_REPAIRED, 5, 2, 1, 2 },
    { S("\xff\xfe\0\xd8h\0"), "UTF-16LE", FFFD "h", NCI_D_TEXT_REPAIRED, 2, 1, 1, 1 },
    { S("\xff\xfeh\0\0\xdc"), "UTF-16LE", "h" FFFD, NCI_D_TEXT_REPAIRED, 4, 1, 2, 1 },
    { S("\xfe\xff\0h\0"), "UTF-16BE", "h" FFFD, NCI_D_TEXT_REPAIRED, 4, 1, 2, 1 },
    { S("\xfe\xff\0\n\xd8\x00\xd8\x00"), "UTF-16BE", "\n" FFFD FFFD, NCI_D_TEXT_REPAIRED, 4, 2, 1, 2 },
    { S("a\r\nb\rc\n\rd\r"), "UTF-8", "a\nb\nc\n\nd\n", 0, 0, 0, 0, 0 },
    { S("\r\r\n\n"), "UTF-8", "\n\n\n", 0, 0, 0, 0, 0 },
    { S("\xff\xfe\r\0\n\0x\0\r\0"), "UTF-16LE", "\nx\n", 0, 0, 0, 0, 0 },
    { S("\x0b\x0c\xc2\x85\xe2\x80\xa8"), "UTF-8", "\x0b\x0c\xc2\x85\xe2\x80\xa8", 0, 0, 0, 0, 0 }, /* other line ends stay */
    { S(""), "UTF-8", "", 0, 0, 0, 0, 0 },
  };
  nci_buffer buffer;
  nci_buffer_init(&buffer, ncorp_allocator_default());
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const text_case *c = &cases[i];
    nci_text_file file;
    assert_int_equal(nci_text_file_decode(c->bytes, &buffer, &file), NCORP_OK);
    assert_string_equal(file.encoding, c->encoding);
    assert_int_equal(file.text.size, strlen(c->text));
    assert_memory_equal(file.text.size ? file.text.data : "", c->text, file.text.size);
    assert_int_equal(file.encoded.number, c->encoded);
    assert_int_equal(file.encoded.offset, c->offset);
    assert_int_equal(file.encoded.line, c->line);
    assert_int_equal(file.encoded.column, c->column);
    assert_int_equal(file.encoded.count, c->count);
    assert_int_equal(file.nul.number, NCI_D_NONE);
  }
  nci_buffer_done(&buffer);
}

static void expect_nul(ncorp_str bytes, const char *text, unsigned offset, unsigned line, unsigned column, unsigned count)
{
  nci_text_file file;
  nci_buffer buffer;
  nci_buffer_init(&buffer, ncorp_allocator_default());
  assert_int_equal(nci_text_file_decode(bytes, &buffer, &file), NCORP_OK);
  assert_int_equal(file.text.size, strlen(text));
  assert_memory_equal(file.text.data, text, file.text.size);
  assert_int_equal(file.nul.number, NCI_D_TEXT_NUL);
  assert_int_equal(file.nul.offset, offset);
  assert_int_equal(file.nul.line, line);
  assert_int_equal(file.nul.column, column);
  assert_int_equal(file.nul.count, count);
  nci_buffer_done(&buffer);
}

static void nul_characters_are_replaced(void **state)
{
  (void)state;
  expect_nul(NCI_STR("a\0b\0"), "a" FFFD "b" FFFD, 1, 1, 2, 2);
  expect_nul(NCI_STR("\0"), FFFD, 0, 1, 1, 1);
  expect_nul(NCI_STR("x\r\n\r\ny\0\r\n"), "x\n\ny" FFFD "\n", 6, 3, 2, 1);
  expect_nul(NCI_STR("\xef\xbb\xbf\0"), FFFD, 3, 1, 4, 1);
  expect_nul(NCI_STR("\xe9\n\0"), "\xc3\xa9\n" FFFD, 2, 2, 1, 1);
  expect_nul(NCI_STR("\xff\xfe\n\0\0\0"), "\n" FFFD, 4, 2, 1, 1);
}

static void text_that_needs_nothing_is_not_copied(void **state)
{
  (void)state;
  nci_text_file file;
  nci_buffer buffer;
  nci_buffer_init(&buffer, ncorp_allocator_default());
  ncorp_str bytes = NCI_STR("as it stands\n");
  assert_int_equal(nci_text_file_decode(bytes, &buffer, &file), NCORP_OK);
  assert_ptr_equal(file.text.data, bytes.data);
  assert_null(buffer.data);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(decodes),
    cmocka_unit_test(nul_characters_are_replaced),
    cmocka_unit_test(text_that_needs_nothing_is_not_copied),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
