/* The report and hostile corpus files: the page grows with the file, not with its square. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <newscorpus/newscorpus.h>

#include "base/buffer.h"

enum { MANY = 3000, LONG = 100000 };

static void repeat(nci_buffer *b, const char *text, size_t count)
{
  for (size_t i = 0; i < count; i++) nci_buffer_cstr(b, text);
}

/* One long article, told by very many reports, participants, differences and stories. */
static nci_buffer hostile_file(void)
{
  nci_buffer b;
  nci_buffer_init(&b, ncorp_allocator_default());
  nci_buffer_cstr(&b, "{\"record\":\"corpus\",\"ncf\":1}\n{\"record\":\"article\",\"id\":\"a\",\"title\":\"");
  repeat(&b, "T", LONG);
  nci_buffer_cstr(&b, "\",\"outlet\":\"");
  repeat(&b, "O", LONG);
  nci_buffer_cstr(&b, "\",\"text\":\"");
  repeat(&b, "x", LONG);
  nci_buffer_cstr(&b, "\",\"sentences\":[[0,100000]],\"mentions\":[{\"span\":[0,5],\"type\":\"PER\",\"form\":\"name\"}],"
                      "\"events\":[{\"event\":\"AGREE\",\"trigger\":[0,4],\"sentence\":0,\"because\":\"");
  repeat(&b, "B", LONG);
  nci_buffer_cstr(&b, "\",\"actor\":[{\"mention\":0}");
  repeat(&b, ",{\"mention\":0}", MANY);
  nci_buffer_cstr(&b, "],\"mode\":[\"m\"");
  for (unsigned i = 0; i < MANY; i++) {
    nci_buffer_cstr(&b, ",\"m");
    nci_buffer_u64(&b, i);
    nci_buffer_cstr(&b, "\"");
  }
  nci_buffer_cstr(&b, "]}]}\n{\"record\":\"event\",\"id\":\"V0\",\"event\":\"AGREE\",\"reports\":[{\"article\":\"a\",\"event\":0}");
  repeat(&b, ",{\"article\":\"a\",\"event\":0}", MANY);
  nci_buffer_cstr(&b, "],\"differences\":[{\"field\":\"date\",\"values\":[{\"value\":\"v\",\"articles\":[\"a\"");
  repeat(&b, ",\"a\"", MANY);
  nci_buffer_cstr(&b, "]}]}]}\n{\"record\":\"story\",\"id\":\"S0\",\"articles\":[\"a\"");
  repeat(&b, ",\"a\"", MANY);
  nci_buffer_cstr(&b, "]}\n");
  assert_false(b.failed);
  return b;
}

static void a_page_grows_with_the_file(void **state)
{
  (void)state;
  nci_buffer file = hostile_file();
  ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, NCORP_FORMAT_NCF, "hostile.ncf", file.data, file.size, NULL, NULL };
  ncorp_reader *reader;
  ncorp_corpus *corpus, *linked;
  ncorp_text *page;
  assert_int_equal(ncorp_reader_open(&source, 1, NULL, &reader, NULL), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, 0, &corpus, NULL), NCORP_OK);
  assert_int_equal(ncorp_corpus_diagnostic_count(corpus), 0);
  assert_int_equal(ncorp_corpus_event(corpus, 0)->report_count, MANY + 1);
  assert_int_equal(ncorp_report_html(corpus, NULL, &page, NULL), NCORP_OK);
  assert_true(ncorp_text_view(page).size < 64 * file.size + (1 << 20));
  ncorp_text_unref(page);
  assert_int_equal(ncorp_link(corpus, NULL, &linked, NULL), NCORP_OK);
  assert_int_equal(ncorp_corpus_event_count(linked), 1);
  assert_in_range(ncorp_corpus_event(linked, 0)->mode_count, 1, 64);
  ncorp_corpus_unref(linked);
  ncorp_corpus_unref(corpus);
  ncorp_reader_close(reader);
  nci_buffer_done(&file);
}

/* Reads one article, given as members, and gives its piece of HTML. */
static ncorp_text *piece(const char *members)
{
  nci_buffer file;
  nci_buffer_init(&file, ncorp_allocator_default());
  nci_buffer_cstr(&file, "{\"record\":\"corpus\",\"ncf\":1}\n{\"record\":\"article\",\"id\":\"a\",");
  nci_buffer_cstr(&file, members);
  nci_buffer_cstr(&file, "}\n");
  ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, NCORP_FORMAT_NCF, "one.ncf", file.data, file.size, NULL, NULL };
  ncorp_reader *reader;
  ncorp_corpus *corpus;
  ncorp_text *html;
  assert_int_equal(ncorp_reader_open(&source, 1, NULL, &reader, NULL), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, 0, &corpus, NULL), NCORP_OK);
  assert_int_equal(ncorp_corpus_diagnostic_count(corpus), 0);
  assert_int_equal(ncorp_article_html(ncorp_corpus_article(corpus, 0), &html, NULL), NCORP_OK);
  ncorp_corpus_unref(corpus);
  ncorp_reader_close(reader);
  nci_buffer_done(&file);
  return html;
}

#define WITHIN(html, words) assert_non_null(strstr(ncorp_text_view(html).data, words))

static void the_innermost_mention_is_told(void **state)
{
  (void)state;
  ncorp_text *html = piece(
    "\"text\":\"Her old driver waved\",\"mentions\":[{\"span\":[0,3],\"type\":\"PER\",\"form\":\"pronoun\",\"entity\":\"a0\"},"
    "{\"span\":[0,14],\"type\":\"PER\",\"form\":\"nominal\",\"entity\":\"a1\"},{\"span\":[8,17],\"type\":\"ORG\",\"form\":\"nominal\"}],"
    "\"entities\":[{\"id\":\"a0\",\"type\":\"PER\",\"name\":\"Ana\"},{\"id\":\"a1\",\"type\":\"PER\",\"name\":\"her driver\",\"unnamed\":true}]");
  WITHIN(html, "data-e=\"0\" title=\"PER Ana\">Her<");
  WITHIN(html, "data-e=\"1\" title=\"PER her driver\"> old <"); /* inside the shorter one no longer */
  WITHIN(html, "title=\"ORG\">driver<");
  WITHIN(html, "title=\"ORG\"> wa<"); /* they cross */
  ncorp_text_unref(html);
}

static void an_article_says_what_and_why(void **state)
{
  (void)state;
  ncorp_text *html = piece(
    "\"text\":\"Kyiv said 5 to 7 envoys were held on Friday & left\",\"mentions\":[{\"span\":[0,4],\"type\":\"LOC\",\"form\":\"name\","
    "\"entity\":\"a0\",\"stands_for\":\"UKR\",\"because\":\"capital\"}],\"quotes\":[{\"span\":[10,36],\"kind\":\"indirect\",\"speaker\":0,"
    "\"cue\":[5,9],\"because\":\"verb-before\"}],\"times\":[{\"span\":[37,43],\"type\":\"DATE\",\"value\":\"2025-12-05\",\"evidence\":[5,9],"
    "\"because\":\"weekday\"}],\"quantities\":[{\"span\":[10,16],\"value\":5,\"high\":7,\"bound\":\"about\",\"unit\":\"envoy\","
    "\"casualty\":\"arrested\"}],\"entities\":[{\"id\":\"a0\",\"type\":\"LOC\",\"name\":\"Kyiv <i>\",\"facts\":[{\"role\":\"host\",\"of\":\"a0\","
    "\"country\":\"UKR\",\"former\":true,\"span\":[17,23],\"because\":\"title\"}]}]");
  WITHIN(html, "title=\"LOC Kyiv &lt;i&gt;, stands for UKR (capital)\">Kyiv<");
  WITHIN(html, "<li>was host of Kyiv &lt;i&gt;, for UKR <span class=\"rule\">title “envoys”</span></li>");
  WITHIN(html, "Kyiv = UKR <span class=\"rule\">capital</span>");
  WITHIN(html, "<td>Kyiv &lt;i&gt;</td><td>indirect</td><td>Kyiv · said</td><td><span class=\"rule\">verb-before</span>");
  WITHIN(html, "<td>DATE 2025-12-05</td><td><span class=\"rule\">weekday “said”</span>");
  WITHIN(html, "<td>about 5 – 7 envoy, arrested</td>");
  ncorp_text_unref(html);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_page_grows_with_the_file),
    cmocka_unit_test(the_innermost_mention_is_told),
    cmocka_unit_test(an_article_says_what_and_why),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
