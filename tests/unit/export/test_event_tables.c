/* Event records in the formats of event data: how many columns each has, what stands in each, and what stays empty. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include <newscorpus/newscorpus.h>

#include "base/buffer.h"
#include "base/str.h"

static ncorp_corpus *parse(ncorp_str file)
{
  ncorp_source source = { sizeof source, NCORP_SOURCE_MEMORY, NCORP_FORMAT_NCF, "events.ncf", file.data, file.size, NULL, NULL };
  ncorp_reader *reader;
  ncorp_corpus *corpus;
  assert_int_equal(ncorp_reader_open(&source, 1, NULL, &reader, NULL), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, 0, &corpus, NULL), NCORP_OK);
  ncorp_reader_close(reader);
  if (ncorp_corpus_diagnostic_count(corpus)) fail_msg("%.*s", NCORP_STR_ARG(ncorp_corpus_diagnostic(corpus, 0)->message));
  return corpus;
}

/* Two articles about what happened in Riga: the first with an address on the web, both with a place and an outlet. */
#define HEADER "{\"record\":\"corpus\",\"ncf\":1,\"language\":\"en\"}\n"
#define ARTICLES                                                                                                          \
  "{\"record\":\"article\",\"id\":\"x1\",\"uri\":\"https://example.org/a;b\",\"title\":\"T\",\"outlet\":\"Daily Test\",\"language\":\"en\"," \
  "\"published\":\"2024-03-01T00:30:00+02:00\",\"text\":\"Žanis Kalns met Maya Obi in Riga. She left.\","                   \
  "\"blocks\":[[\"paragraph\",0,43]],\"sentences\":[[0,33],[34,43]],"                                                      \
  "\"mentions\":[{\"span\":[0,11],\"type\":\"PER\",\"form\":\"name\",\"entity\":\"E1\"},{\"span\":[16,24],\"type\":\"PER\",\"form\":\"name\",\"entity\":\"E2\"}," \
  "{\"span\":[28,32],\"type\":\"LOC\",\"form\":\"name\",\"entity\":\"E3\"},{\"span\":[34,37],\"type\":\"PER\",\"form\":\"pronoun\",\"entity\":\"E2\"}]," \
  "\"events\":[{\"event\":\"CONSULT\",\"context\":[\"diplomatic\"],\"cameo\":\"040\",\"trigger\":[12,15],\"sentence\":0,"      \
  "\"actor\":[{\"mention\":0},{\"mention\":1}],\"recipient\":[],\"event_loc\":2,\"status\":\"occurred\",\"size\":{},\"confidence\":0.875,\"because\":\"meet\"}," \
  "{\"event\":\"RETREAT\",\"trigger\":[38,42],\"sentence\":1,\"actor\":[{\"mention\":3}],\"status\":\"occurred\",\"confidence\":0.5,\"because\":\"leave\"}]," \
  "\"story\":\"S1\"}\n"                                                                                                     \
  "{\"record\":\"article\",\"id\":\"x2\",\"uri\":null,\"outlet\":\"Daily Test\",\"published\":\"2024-03-02\",\"text\":\"Head\\n\\nThey spoke. Obi met Kalns.\"," \
  "\"blocks\":[[\"title\",0,4],[\"paragraph\",6,17],[\"paragraph\",18,32]],\"sentences\":[[0,4],[6,17],[18,32]],"           \
  "\"mentions\":[{\"span\":[18,21],\"type\":\"PER\",\"form\":\"name\",\"entity\":\"E2\"},{\"span\":[26,31],\"type\":\"PER\",\"form\":\"name\",\"entity\":\"E1\"}]," \
  "\"events\":[{\"event\":\"CONSULT\",\"context\":[\"diplomatic\"],\"trigger\":[22,25],\"sentence\":2,\"actor\":[{\"mention\":0},{\"mention\":1}]," \
  "\"status\":\"occurred\",\"confidence\":0.5,\"because\":\"meet\"}],\"story\":\"S1\"}\n"
#define ENTITIES                                                                                                            \
  "{\"record\":\"entity\",\"id\":\"E1\",\"type\":\"PER\",\"name\":\"Žanis Kalns\",\"country\":\"LVA\",\"sector\":\"GOV\"}\n"   \
  "{\"record\":\"entity\",\"id\":\"E2\",\"type\":\"PER\",\"name\":\"Maya Obi\",\"country\":\"NGA\",\"sector\":\"MED\"}\n"        \
  "{\"record\":\"entity\",\"id\":\"E3\",\"type\":\"LOC\",\"name\":\"Riga\",\"country\":\"LVA\",\"lat\":56.95,\"lon\":24.11}\n"   \
  "{\"record\":\"entity\",\"id\":\"E4\",\"type\":\"LOC\",\"name\":\"Nigeria\",\"country\":\"NGA\",\"lat\":10,\"lon\":8}\n"
#define KALNS "{\"entity\":\"E1\",\"code\":\"LVA\",\"sector\":\"GOV\",\"entity_text\":\"Žanis Kalns\"}"
#define OBI "{\"entity\":\"E2\",\"code\":\"NGA\",\"sector\":\"MED\",\"entity_text\":\"Maya Obi\"}"
#define RIGA "{\"entity\":\"E3\",\"text\":\"Riga\",\"country\":\"LVA\",\"lat\":56.95,\"lon\":24.11}"
#define MET                                                                                                                \
  "{\"record\":\"event\",\"id\":\"V7\",\"event\":\"CONSULT\",\"context\":[\"diplomatic\",\"economic\"],\"cameo\":\"040\",\"date\":\"2024-02-29\"," \
  "\"date_precision\":\"day\",\"actor\":[" KALNS "," OBI "],\"recipient\":[],\"event_loc\":" RIGA ",\"status\":\"occurred\","    \
  "\"reports\":[{\"article\":\"x1\",\"event\":0},{\"article\":\"x2\",\"event\":0}],\"confidence\":0.9}\n"

/* A corpus of the articles, the entities and these records. */
static ncorp_corpus *corpus_of(const char *records)
{
  static char file[1 << 16];
  int size = snprintf(file, sizeof file, "%s%s%s%s", HEADER, ARTICLES, ENTITIES, records);
  assert_in_range(size, 1, sizeof file - 1);
  return parse(nci_str(file, (size_t)size));
}

static ncorp_text *print(const ncorp_corpus *corpus, ncorp_event_format format)
{
  ncorp_text *text;
  assert_int_equal(ncorp_corpus_events(corpus, format, &text, NULL), NCORP_OK);
  return text;
}

/* The cell of a column in a row, both found by scanning, so that a missing tab shows. */
static ncorp_str cell(const ncorp_text *text, ncorp_event_format format, size_t row, const char *column)
{
  ncorp_str rest = ncorp_text_view(text), line = nci_str_part(&rest, '\n');
  while (row--) {
    if (!rest.size) fail_msg("there are fewer rows");
    line = nci_str_part(&rest, '\n');
  }
  size_t index = 0;
  while (ncorp_event_column(format, index) && strcmp(ncorp_event_column(format, index), column) != 0) index++;
  if (!ncorp_event_column(format, index)) fail_msg("there is no column %s", column);
  while (index--) nci_str_part(&line, '\t');
  return nci_str_part(&line, '\t');
}

typedef struct expected { const char *column, *value; } expected;

/* Every column of a row: those that are listed have the value, all others are empty. */
static void same_row(const ncorp_text *text, ncorp_event_format format, size_t row, const expected *cells, size_t count)
{
  size_t found = 0;
  for (size_t i = 0; ncorp_event_column(format, i); i++) {
    const char *column = ncorp_event_column(format, i), *value = "";
    for (size_t k = 0; k < count; k++)
      if (strcmp(cells[k].column, column) == 0) {
        value = cells[k].value;
        found++;
      }
    ncorp_str have = cell(text, format, row, column);
    if (!nci_str_eq(have, nci_cstr(value))) fail_msg("row %zu, %s: \"%.*s\" instead of \"%s\"", row, column, NCORP_STR_ARG(have), value);
  }
  assert_int_equal(found, count);
}
#define SAME_ROW(text, format, row, ...) \
  same_row(text, format, row, (const expected[]){ __VA_ARGS__ }, sizeof (const expected[]){ __VA_ARGS__ } / sizeof(expected))

static size_t column_count(ncorp_event_format format)
{
  size_t count = 0;
  while (ncorp_event_column(format, count)) count++;
  return count;
}

static size_t rows_of(const ncorp_text *text)
{
  size_t rows = 0;
  ncorp_str s = ncorp_text_view(text);
  for (size_t i = 0; i < s.size; i++) rows += s.data[i] == '\n';
  return rows;
}

/* Every line has as many cells as the format has columns. */
static void is_rectangular(const ncorp_text *text, ncorp_event_format format)
{
  ncorp_str rest = ncorp_text_view(text);
  while (rest.size) {
    ncorp_str line = nci_str_part(&rest, '\n');
    size_t tabs = 0;
    for (size_t i = 0; i < line.size; i++) tabs += line.data[i] == '\t';
    assert_int_equal(tabs + 1, column_count(format));
  }
}

static void formats_have_their_names_and_columns(void **state)
{
  (void)state;
  assert_string_equal(ncorp_event_format_name(NCORP_EVENTS_PLOVER), "plover");
  assert_string_equal(ncorp_event_format_name(NCORP_EVENTS_GDELT_MENTIONS), "gdelt-mentions");
  assert_null(ncorp_event_format_name((ncorp_event_format)6));
  assert_null(ncorp_event_format_name((ncorp_event_format)-1));
  assert_int_equal(column_count(NCORP_EVENTS_PLOVER), 0);
  assert_int_equal(column_count(NCORP_EVENTS_PETRARCH2), 11);
  assert_int_equal(column_count(NCORP_EVENTS_PHOENIX), 26);
  assert_int_equal(column_count(NCORP_EVENTS_GDELT), 61);
  assert_int_equal(column_count(NCORP_EVENTS_GDELT_MENTIONS), 16);
  assert_string_equal(ncorp_event_column(NCORP_EVENTS_GDELT, 26), "EventCode");
  assert_string_equal(ncorp_event_column(NCORP_EVENTS_GDELT, 51), "ActionGeo_Type");
  assert_string_equal(ncorp_event_column(NCORP_EVENTS_GDELT, 60), "SOURCEURL");
}

static void petrarch_rows_go_both_ways_for_a_meeting(void **state)
{
  (void)state;
  ncorp_corpus *corpus = corpus_of(MET);
  ncorp_text *text = print(corpus, NCORP_EVENTS_PETRARCH2);
  assert_int_equal(rows_of(text), 2);
  SAME_ROW(text, NCORP_EVENTS_PETRARCH2, 0, { "Date", "20240229" }, { "Source", "LVAGOV" }, { "Target", "NGAMED" }, { "EventCode", "040" },
           { "Issues", "diplomatic,2;economic,0" }, { "IDs", "x1_1;x2_3" }, { "URLs", "https://example.org/a%3Bb;" },
           { "StorySource", "Daily Test;Daily Test" }, { "SourceText", "Žanis Kalns" }, { "TargetText", "Maya Obi" }, { "EventText", "met" });
  assert_true(nci_str_eq(cell(text, NCORP_EVENTS_PETRARCH2, 1, "Source"), NCI_STR("NGAMED")));
  assert_true(nci_str_eq(cell(text, NCORP_EVENTS_PETRARCH2, 1, "Target"), NCI_STR("LVAGOV")));
  ncorp_text_unref(text);
  ncorp_corpus_unref(corpus);
}

/* An event that a dictionary has coded knows no date and may have a code of its own. */
#define CODED \
  "{\"record\":\"event\",\"id\":\"V1\",\"event\":\"X_OTHER\",\"quad_code\":0,\"cameo\":%s,\"date\":%s,\"date_precision\":%s,\"actor\":[" KALNS "],\"recipient\":[" OBI "]," \
  "\"status\":\"occurred\",\"reports\":[%s],\"confidence\":0.9}\n"
#define UNDATED                                                                                                            \
  "{\"record\":\"article\",\"id\":\"x0\",\"text\":\"Obi hailed Kalns.\",\"sentences\":[[0,17]],\"mentions\":[{\"span\":[0,3],\"type\":\"PER\",\"form\":\"name\"}]," \
  "\"events\":[{\"event\":\"X_OTHER\",\"cameo\":\"019\",\"trigger\":[4,10],\"sentence\":0,\"actor\":[{\"mention\":0,\"code\":\"NGA\"}],\"code\":\"019P\"}]}\n"

static void petrarch_takes_the_story_date_where_the_event_has_none(void **state)
{
  (void)state;
  static const struct { const char *cameo, *date, *precision, *reports, *petrarch, *phoenix, *code; } cases[] = {
    { "\"010\"", "null", "null", "{\"article\":\"x1\",\"event\":0}", "20240301", "", "010" }, /* as it is dated there, not in UTC */
    { "\"019\"", "null", "null", "{\"article\":\"x0\",\"event\":0},{\"article\":\"x2\",\"event\":0}", "20240302", "", "019P" },
    { "null", "null", "null", "{\"article\":\"x0\",\"event\":0}", "", "", "019P" },
    { "null", "null", "null", "", "", "", "" },
    { "\"010\"", "\"2024-02-29\"", "\"day\"", "{\"article\":\"x1\",\"event\":0}", "20240229", "20240229", "010" },
    { "\"010\"", "\"2024-02\"", "\"month\"", "{\"article\":\"x1\",\"event\":0}", "", "", "010" }, /* the story's day is not in that month */
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char file[1 << 13];
    int size = snprintf(file, sizeof file, HEADER UNDATED ARTICLES ENTITIES CODED, cases[i].cameo, cases[i].date, cases[i].precision, cases[i].reports);
    assert_in_range(size, 1, sizeof file - 1);
    ncorp_corpus *corpus = parse(nci_str(file, (size_t)size));
    ncorp_text *petrarch = print(corpus, NCORP_EVENTS_PETRARCH2), *phoenix = print(corpus, NCORP_EVENTS_PHOENIX);
    const expected cells[] = { { "Date", cases[i].petrarch }, { "EventCode", cases[i].code } };
    for (size_t k = 0; k < 2; k++) {
      ncorp_str have = cell(petrarch, NCORP_EVENTS_PETRARCH2, 0, cells[k].column);
      if (!nci_str_eq(have, nci_cstr(cells[k].value))) fail_msg("case %zu, %s: \"%.*s\"", i, cells[k].column, NCORP_STR_ARG(have));
    }
    assert_true(nci_str_eq(cell(phoenix, NCORP_EVENTS_PHOENIX, 0, "Date"), nci_cstr(cases[i].phoenix)));
    ncorp_text_unref(petrarch);
    ncorp_text_unref(phoenix);
    ncorp_corpus_unref(corpus);
  }
}

static void phoenix_takes_codes_dates_and_places_apart(void **state)
{
  (void)state;
  ncorp_corpus *corpus = corpus_of(MET);
  ncorp_text *text = print(corpus, NCORP_EVENTS_PHOENIX);
  SAME_ROW(text, NCORP_EVENTS_PHOENIX, 0, { "EventID", "7000" }, { "Date", "20240229" }, { "Year", "2024" }, { "Month", "02" }, { "Day", "29" },
           { "SourceActorFull", "LVAGOV" }, { "SourceActorEntity", "LVA" }, { "SourceActorRole", "GOV" }, { "TargetActorFull", "NGAMED" },
           { "TargetActorEntity", "NGA" }, { "TargetActorRole", "MED" }, { "EventCode", "040" }, { "EventRootCode", "04" }, { "PentaClass", "1" },
           { "GoldsteinScore", "1" }, { "Issues", "diplomatic,2;economic,0" }, { "Lat", "56.95" }, { "Lon", "24.11" }, { "LocationName", "Riga" },
           { "CountryCode", "LVA" }, { "SentenceID", "x1_1;x2_3" }, { "URLs", "https://example.org/a%3Bb;" }, { "NewsSources", "Daily Test;Daily Test" });
  assert_true(nci_str_eq(cell(text, NCORP_EVENTS_PHOENIX, 1, "EventID"), NCI_STR("7001")));
  ncorp_text_unref(text);
  ncorp_corpus_unref(corpus);
}

static void gdelt_rows_have_61_columns_that_say_what_is_known(void **state)
{
  (void)state;
  ncorp_corpus *corpus = corpus_of(MET);
  ncorp_text *text = print(corpus, NCORP_EVENTS_GDELT);
  SAME_ROW(text, NCORP_EVENTS_GDELT, 0, { "GLOBALEVENTID", "7000" }, { "SQLDATE", "20240229" }, { "MonthYear", "202402" }, { "Year", "2024" },
           { "FractionDate", "2024.1616" }, { "Actor1Code", "LVAGOV" }, { "Actor1Name", "Žanis Kalns" }, { "Actor1CountryCode", "LVA" },
           { "Actor1Type1Code", "GOV" }, { "Actor2Code", "NGAMED" }, { "Actor2Name", "Maya Obi" }, { "Actor2CountryCode", "NGA" },
           { "Actor2Type1Code", "MED" }, { "IsRootEvent", "1" }, { "EventCode", "040" }, { "EventBaseCode", "040" }, { "EventRootCode", "04" },
           { "QuadClass", "1" }, { "GoldsteinScale", "1" }, { "NumMentions", "2" }, { "NumSources", "1" }, { "NumArticles", "2" },
           { "ActionGeo_Type", "4" }, { "ActionGeo_FullName", "Riga, Latvia" }, { "ActionGeo_CountryCode", "LG" }, { "ActionGeo_Lat", "56.95" },
           { "ActionGeo_Long", "24.11" }, { "DATEADDED", "20240229223000" }, { "SOURCEURL", "https://example.org/a;b" });
  ncorp_text_unref(text);
  ncorp_corpus_unref(corpus);
}

static void gdelt_mentions_tell_where_each_report_does(void **state)
{
  (void)state;
  ncorp_corpus *corpus = corpus_of(MET);
  ncorp_text *text = print(corpus, NCORP_EVENTS_GDELT_MENTIONS);
  assert_int_equal(rows_of(text), 4);
  SAME_ROW(text, NCORP_EVENTS_GDELT_MENTIONS, 0, { "GLOBALEVENTID", "7000" }, { "EventTimeDate", "20240229223000" },
           { "MentionTimeDate", "20240229223000" }, { "MentionType", "1" }, { "MentionSourceName", "Daily Test" },
           { "MentionIdentifier", "https://example.org/a;b" }, { "SentenceID", "1" }, { "Actor1CharOffset", "0" }, { "Actor2CharOffset", "16" },
           { "ActionCharOffset", "12" }, { "InRawText", "1" }, { "Confidence", "88" }, { "MentionDocLen", "43" });
  SAME_ROW(text, NCORP_EVENTS_GDELT_MENTIONS, 1, { "GLOBALEVENTID", "7000" }, { "EventTimeDate", "20240229223000" },
           { "MentionTimeDate", "20240302000000" }, { "MentionType", "2" }, { "MentionSourceName", "Daily Test" }, { "MentionIdentifier", "x2" },
           { "SentenceID", "3" }, { "Actor1CharOffset", "26" }, { "Actor2CharOffset", "18" }, { "ActionCharOffset", "22" }, { "InRawText", "1" },
           { "Confidence", "50" }, { "MentionDocLen", "32" });
  ncorp_text_unref(text);
  ncorp_corpus_unref(corpus);
}

static void confidence_is_a_whole_percentage(void **state)
{
  (void)state;
  static const expected cases[] = { { "0.285", "29" }, { "0.28499999", "28" }, { "1", "100" }, { "0", "0" }, { "0.001", "0" }, { "0.995", "100" },
                                    { "1e-30", "0" }, { "0.5000000000000001", "50" } };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char file[1024];
    int size = snprintf(file, sizeof file, HEADER "{\"record\":\"article\",\"id\":\"a\",\"text\":\"x\",\"sentences\":[[0,1]],\"events\":[{\"event\":\"AID\",\"trigger\":[0,1],"
                        "\"sentence\":0,\"confidence\":%s}]}\n{\"record\":\"event\",\"id\":\"V0\",\"event\":\"AID\",\"reports\":[{\"article\":\"a\",\"event\":0}]}\n", cases[i].column);
    ncorp_corpus *corpus = parse(nci_str(file, (size_t)size));
    ncorp_text *text = print(corpus, NCORP_EVENTS_GDELT_MENTIONS);
    ncorp_str have = cell(text, NCORP_EVENTS_GDELT_MENTIONS, 0, "Confidence");
    if (!nci_str_eq(have, nci_cstr(cases[i].value))) fail_msg("%s is \"%.*s\"", cases[i].column, NCORP_STR_ARG(have));
    ncorp_text_unref(text);
    ncorp_corpus_unref(corpus);
  }
}

/* Nothing but a type is known: no cell is filled by default. */
static void what_is_not_known_stays_empty(void **state)
{
  (void)state;
  ncorp_corpus *corpus = corpus_of("{\"record\":\"event\",\"id\":\"V0\",\"event\":\"PROTEST\",\"status\":\"ongoing\"}\n");
  ncorp_text *text = print(corpus, NCORP_EVENTS_PETRARCH2);
  assert_true(nci_str_eq(ncorp_text_view(text), NCI_STR("\t\t\t\t\t\t\t\t\t\t\n")));
  ncorp_text_unref(text);
  text = print(corpus, NCORP_EVENTS_PHOENIX);
  SAME_ROW(text, NCORP_EVENTS_PHOENIX, 0, { "EventID", "0" });
  ncorp_text_unref(text);
  text = print(corpus, NCORP_EVENTS_GDELT);
  SAME_ROW(text, NCORP_EVENTS_GDELT, 0, { "GLOBALEVENTID", "0" }, { "NumMentions", "0" }, { "NumArticles", "0" });
  ncorp_text_unref(text);
  text = print(corpus, NCORP_EVENTS_GDELT_MENTIONS);
  assert_int_equal(ncorp_text_view(text).size, 0);
  ncorp_text_unref(text);
  ncorp_corpus_unref(corpus);
}

/* A code that no table has is written as it stands, and nothing is made of it. */
static void unknown_codes_are_not_explained(void **state)
{
  (void)state;
  ncorp_corpus *corpus = corpus_of("{\"record\":\"event\",\"id\":\"V1\",\"event\":\"PROTEST\",\"cameo\":\"9941\",\"actor\":[{\"code\":\"x-17\",\"entity_text\":\"they\"}],"
                                   "\"status\":\"occurred\"}\n");
  ncorp_text *text = print(corpus, NCORP_EVENTS_GDELT);
  SAME_ROW(text, NCORP_EVENTS_GDELT, 0, { "GLOBALEVENTID", "1000" }, { "Actor1Code", "x-17" }, { "Actor1Name", "they" }, { "EventCode", "9941" },
           { "EventBaseCode", "994" }, { "NumMentions", "0" }, { "NumArticles", "0" });
  ncorp_text_unref(text);
  text = print(corpus, NCORP_EVENTS_PHOENIX);
  SAME_ROW(text, NCORP_EVENTS_PHOENIX, 0, { "EventID", "1000" }, { "SourceActorFull", "x-17" }, { "EventCode", "9941" });
  ncorp_text_unref(text);
  ncorp_corpus_unref(corpus);
}

static void only_what_happened_is_in_the_tables(void **state)
{
  (void)state;
  static const char *const left_out[] = { "planned", "denied", "negated", "hypothetical" };
  static const char *const contexts[] = { "\"context\":[\"future\"]", "\"context\":[\"negation\"]", "\"context\":[\"negation\"]", "\"context\":[\"hypothetical\"]" };
  for (size_t i = 0; i < 4; i++) {
    char record[256];
    snprintf(record, sizeof record, "{\"record\":\"event\",\"id\":\"V1\",\"event\":\"AID\",\"status\":\"%s\"}\n", left_out[i]);
    ncorp_corpus *corpus = corpus_of(record);
    for (int format = NCORP_EVENTS_PETRARCH2; format <= NCORP_EVENTS_GDELT_MENTIONS; format++) {
      ncorp_text *text = print(corpus, (ncorp_event_format)format);
      assert_int_equal(ncorp_text_view(text).size, 0);
      ncorp_text_unref(text);
    }
    ncorp_text *text = print(corpus, NCORP_EVENTS_PLOVER);
    assert_non_null(strstr(ncorp_text_view(text).data, contexts[i]));
    assert_non_null(strstr(ncorp_text_view(text).data, left_out[i]));
    ncorp_text_unref(text);
    ncorp_corpus_unref(corpus);
  }
}

/* The codes of CAMEO, of sectors and without them. */
static void actor_codes_are_composed(void **state)
{
  (void)state;
  static const struct { const char *participant, *full, *entity, *role, *attribute, *type1, *type2, *group; } cases[] = {
    { "\"code\":\"KEN\",\"sector\":\"HLH\"", "KENHLH", "KEN", "", "HLH", "HLH", "", "" },
    { "\"code\":\"KEN\",\"sector\":\"JRN\"", "KENMED", "KEN", "MED", "", "MED", "", "" },
    { "\"code\":\"KEN\"", "KEN", "KEN", "", "", "", "", "" },
    { "\"code\":\"UKRGOVMIL\"", "UKRGOVMIL", "UKR", "GOV", "MIL", "GOV", "MIL", "" },
    { "\"code\":\"UKRGOV\",\"sector\":\"GOV\"", "UKRGOV", "UKR", "GOV", "", "GOV", "", "" },
    { "\"sector\":\"IGO\"", "IGO", "IGO", "", "", "IGO", "", "" },
    { "\"code\":\"IGOUNO\",\"sector\":\"IGO\"", "IGOUNO", "IGO", "", "UNO", "IGO", "", "UNO" },
    { "\"code\":\"NGOIRCHLH\"", "NGOIRCHLH", "NGO", "", "IRC;HLH", "NGO", "HLH", "IRC" },
    { "\"sector\":\"REB\"", "REB", "", "REB", "", "REB", "", "" },
    { "\"code\":\"FRA\",\"sector\":\"XYZ\"", "FRA", "FRA", "", "", "", "", "" },
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char record[512];
    snprintf(record, sizeof record, "{\"record\":\"event\",\"id\":\"V1\",\"event\":\"AID\",\"cameo\":\"073\",\"actor\":[{\"entity_text\":\"n\",%s}]}\n", cases[i].participant);
    ncorp_corpus *corpus = corpus_of(record);
    ncorp_text *phoenix = print(corpus, NCORP_EVENTS_PHOENIX), *gdelt = print(corpus, NCORP_EVENTS_GDELT);
    const expected parts[] = { { "SourceActorFull", cases[i].full }, { "SourceActorEntity", cases[i].entity }, { "SourceActorRole", cases[i].role },
                               { "SourceActorAttribute", cases[i].attribute } };
    for (size_t k = 0; k < 4; k++) {
      ncorp_str have = cell(phoenix, NCORP_EVENTS_PHOENIX, 0, parts[k].column);
      if (!nci_str_eq(have, nci_cstr(parts[k].value))) fail_msg("%s: %s is \"%.*s\"", cases[i].participant, parts[k].column, NCORP_STR_ARG(have));
    }
    assert_true(nci_str_eq(cell(gdelt, NCORP_EVENTS_GDELT, 0, "Actor1Type1Code"), nci_cstr(cases[i].type1)));
    assert_true(nci_str_eq(cell(gdelt, NCORP_EVENTS_GDELT, 0, "Actor1Type2Code"), nci_cstr(cases[i].type2)));
    assert_true(nci_str_eq(cell(gdelt, NCORP_EVENTS_GDELT, 0, "Actor1KnownGroupCode"), nci_cstr(cases[i].group)));
    ncorp_text_unref(phoenix);
    ncorp_text_unref(gdelt);
    ncorp_corpus_unref(corpus);
  }
}

static size_t count_rows(const char *record)
{
  ncorp_corpus *corpus = corpus_of(record);
  ncorp_text *text = print(corpus, NCORP_EVENTS_PETRARCH2);
  is_rectangular(text, NCORP_EVENTS_PETRARCH2);
  size_t rows = rows_of(text);
  ncorp_text_unref(text);
  ncorp_corpus_unref(corpus);
  return rows;
}

#define EVENT(type, cameo, actors, recipients) \
  "{\"record\":\"event\",\"id\":\"V1\",\"event\":\"" type "\",\"cameo\":" cameo ",\"actor\":[" actors "],\"recipient\":[" recipients "],\"status\":\"occurred\"}\n"
#define OF(code, sector) "{\"code\":\"" code "\",\"sector\":" sector ",\"entity_text\":\"" code "\"}"

static void pairs_are_those_of_cameo(void **state)
{
  (void)state;
  /* each with each */
  assert_int_equal(count_rows(EVENT("ACCUSE", "\"112\"", OF("USA", "null") "," OF("FRA", "null"), OF("RUS", "null"))), 2);
  /* two officials of one government are one actor */
  assert_int_equal(count_rows(EVENT("ACCUSE", "\"112\"", OF("USA", "\"GOV\"") "," OF("USA", "\"GOV\""), OF("RUS", "null"))), 1);
  /* who has no code is left out beside those that have one, and stands for the side alone */
  assert_int_equal(count_rows(EVENT("ACCUSE", "\"112\"", OF("USA", "null") ",{\"entity_text\":\"a friend\"}", OF("RUS", "null"))), 1);
  assert_int_equal(count_rows(EVENT("ACCUSE", "\"112\"", "{\"entity_text\":\"a man\"},{\"entity_text\":\"a woman\"}", OF("RUS", "null"))), 2);
  assert_int_equal(count_rows(EVENT("CONSULT", "\"040\"", OF("USA", "null") ",{\"entity_text\":\"a friend\"}," OF("RUS", "null"), "")), 2);
  assert_int_equal(count_rows(EVENT("CONSULT", "\"040\"", OF("USA", "null") ",{\"entity_text\":\"a friend\"}", "")), 2);
  /* several actors do something to nobody in particular: a row each */
  assert_int_equal(count_rows(EVENT("PROTEST", "\"141\"", OF("USA", "null") "," OF("FRA", "null"), "")), 2);
  /* together: both directions, not within a country */
  assert_int_equal(count_rows(EVENT("CONSULT", "\"040\"", OF("USA", "null") "," OF("FRA", "null") "," OF("RUS", "null"), "")), 6);
  assert_int_equal(count_rows(EVENT("CONSULT", "null", OF("USA", "\"GOV\"") "," OF("USA", "\"MIL\"") "," OF("RUS", "null"), "")), 4);
  /* one country among itself, one code among itself, one actor alone */
  assert_int_equal(count_rows(EVENT("CONSULT", "\"040\"", OF("USA", "\"GOV\"") "," OF("USA", "\"MIL\""), "")), 2);
  assert_int_equal(count_rows(EVENT("CONSULT", "\"040\"", OF("USA", "\"GOV\"") "," OF("USA", "\"GOV\""), "")), 2);
  assert_int_equal(count_rows(EVENT("CONSULT", "\"040\"", OF("USA", "\"GOV\""), "")), 1);
  /* a treaty is signed together whatever its type */
  assert_int_equal(count_rows(EVENT("AGREE", "\"057\"", OF("USA", "null") "," OF("FRA", "null"), "")), 2);
  assert_int_equal(count_rows(EVENT("AGREE", "\"030\"", OF("USA", "null") "," OF("FRA", "null"), "")), 2);
}

/* A month has no day, a year no month; a first day of several is a day. */
static void dates_are_as_exact_as_they_are_known(void **state)
{
  (void)state;
  static const struct { const char *date, *day, *month, *year; } cases[] = {
    { "\"date\":\"2024-12-01\",\"enddate\":\"2024-12-31\",\"date_precision\":\"month\"", "", "202412", "2024" },
    { "\"date\":\"2024-01-01\",\"enddate\":\"2024-12-31\",\"date_precision\":\"year\"", "", "", "2024" },
    { "\"date\":\"2024-12-30\",\"enddate\":\"2025-01-05\",\"date_precision\":\"week\"", "", "", "" },
    { "\"date\":\"2024-12-09\",\"enddate\":\"2024-12-15\",\"date_precision\":\"week\"", "", "202412", "2024" },
    { "\"date\":\"2024-12-06\",\"enddate\":\"2024-12-07\",\"date_precision\":\"day\"", "20241206", "202412", "2024" },
    { "\"date\":\"2024-12-06\"", "20241206", "202412", "2024" },
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char record[256];
    snprintf(record, sizeof record, "{\"record\":\"event\",\"id\":\"V1\",\"event\":\"AID\",%s}\n", cases[i].date);
    ncorp_corpus *corpus = corpus_of(record);
    ncorp_text *text = print(corpus, NCORP_EVENTS_GDELT);
    assert_true(nci_str_eq(cell(text, NCORP_EVENTS_GDELT, 0, "SQLDATE"), nci_cstr(cases[i].day)));
    assert_true(nci_str_eq(cell(text, NCORP_EVENTS_GDELT, 0, "MonthYear"), nci_cstr(cases[i].month)));
    assert_true(nci_str_eq(cell(text, NCORP_EVENTS_GDELT, 0, "Year"), nci_cstr(cases[i].year)));
    assert_int_equal(cell(text, NCORP_EVENTS_GDELT, 0, "FractionDate").size > 0, cases[i].day[0] != '\0');
    ncorp_text_unref(text);
    ncorp_corpus_unref(corpus);
  }
}

static void fractions_of_a_year_are_gdelts(void **state)
{
  (void)state;
  static const expected cases[] = { { "1979-01-01", "1979.0027" }, { "2015-02-18", "2015.1315" }, { "2015-12-31", "2015.9890" }, { "2015-06-30", "2015.4932" } };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char record[128];
    snprintf(record, sizeof record, "{\"record\":\"event\",\"id\":\"V1\",\"event\":\"AID\",\"date\":\"%s\"}\n", cases[i].column);
    ncorp_corpus *corpus = corpus_of(record);
    ncorp_text *text = print(corpus, NCORP_EVENTS_GDELT);
    assert_true(nci_str_eq(cell(text, NCORP_EVENTS_GDELT, 0, "FractionDate"), nci_cstr(cases[i].value)));
    ncorp_text_unref(text);
    ncorp_corpus_unref(corpus);
  }
}

static void places_have_types_and_codes(void **state)
{
  (void)state;
  static const struct { const char *place, *type, *name, *fips, *adm1, *feature; } cases[] = {
    { "\"text\":\"Ukraine\",\"country\":\"UKR\",\"lat\":49,\"lon\":32", "1", "Ukraine", "UP", "UP", "UP" },
    { "\"text\":\"Texas\",\"country\":\"USA\"", "2", "Texas, United States", "US", "USTX", "" },
    { "\"text\":\"Los Angeles\",\"country\":\"USA\",\"lat\":34.05,\"lon\":-118.24", "3", "Los Angeles, California, United States", "US", "USCA", "" },
    { "\"text\":\"Los Angeles\",\"country\":\"USA\"", "3", "Los Angeles, United States", "US", "", "" },
    { "\"text\":\"Kyiv\",\"country\":\"UKR\",\"lat\":50.45,\"lon\":30.52", "4", "Kyiv, Ukraine", "UP", "", "" },
    { "\"text\":\"Bavaria\",\"country\":\"DEU\"", "5", "Bavaria, Germany", "GM", "", "" },
    { "\"text\":\"a field behind the mill\",\"country\":\"DEU\"", "", "a field behind the mill, Germany", "GM", "", "" },
    { "\"text\":\"the square\"", "", "the square", "", "", "" },
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char record[256];
    snprintf(record, sizeof record, "{\"record\":\"event\",\"id\":\"V1\",\"event\":\"AID\",\"event_loc\":{%s}}\n", cases[i].place);
    ncorp_corpus *corpus = corpus_of(record);
    ncorp_text *text = print(corpus, NCORP_EVENTS_GDELT);
    const expected parts[] = { { "ActionGeo_Type", cases[i].type }, { "ActionGeo_FullName", cases[i].name }, { "ActionGeo_CountryCode", cases[i].fips },
                               { "ActionGeo_ADM1Code", cases[i].adm1 }, { "ActionGeo_ADM2Code", "" }, { "ActionGeo_FeatureID", cases[i].feature } };
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
      ncorp_str have = cell(text, NCORP_EVENTS_GDELT, 0, parts[k].column);
      if (!nci_str_eq(have, nci_cstr(parts[k].value))) fail_msg("%s: %s is \"%.*s\"", cases[i].place, parts[k].column, NCORP_STR_ARG(have));
    }
    ncorp_text_unref(text);
    ncorp_corpus_unref(corpus);
  }
}

/* A participant that is a place lies where it lies. */
static void actors_that_are_places_have_coordinates(void **state)
{
  (void)state;
  ncorp_corpus *corpus = corpus_of("{\"record\":\"event\",\"id\":\"V1\",\"event\":\"AID\",\"actor\":[{\"entity\":\"E4\",\"code\":\"NGA\",\"entity_text\":\"Nigeria\"}],"
                                   "\"recipient\":[" KALNS "]}\n");
  ncorp_text *text = print(corpus, NCORP_EVENTS_GDELT);
  assert_true(nci_str_eq(cell(text, NCORP_EVENTS_GDELT, 0, "Actor1Geo_Type"), NCI_STR("1")));
  assert_true(nci_str_eq(cell(text, NCORP_EVENTS_GDELT, 0, "Actor1Geo_Lat"), NCI_STR("10")));
  assert_true(nci_str_eq(cell(text, NCORP_EVENTS_GDELT, 0, "Actor1Geo_CountryCode"), NCI_STR("NI")));
  assert_int_equal(cell(text, NCORP_EVENTS_GDELT, 0, "Actor2Geo_Type").size, 0);
  ncorp_text_unref(text);
  ncorp_corpus_unref(corpus);
}

/* GDELT and Phoenix class reduced relations, statements and appeals differently. */
static void classes_and_scales_are_those_of_each_data_set(void **state)
{
  (void)state;
  static const struct { const char *code, *root, *quad, *penta, *scale; } cases[] = {
    { "161", "16", "4", "3", "-4" }, { "010", "01", "1", "0", "0" }, { "0874", "08", "2", "2", "10" }, { "190", "19", "4", "4", "-10" },
    { "166", "16", "4", "3", "-8" }, { "1951", "19", "4", "4", "" }, { "14", "14", "4", "4", "-6.5" },
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char record[128];
    snprintf(record, sizeof record, "{\"record\":\"event\",\"id\":\"V1\",\"event\":\"AID\",\"cameo\":\"%s\"}\n", cases[i].code);
    ncorp_corpus *corpus = corpus_of(record);
    ncorp_text *gdelt = print(corpus, NCORP_EVENTS_GDELT), *phoenix = print(corpus, NCORP_EVENTS_PHOENIX);
    assert_true(nci_str_eq(cell(gdelt, NCORP_EVENTS_GDELT, 0, "QuadClass"), nci_cstr(cases[i].quad)));
    assert_true(nci_str_eq(cell(gdelt, NCORP_EVENTS_GDELT, 0, "EventRootCode"), nci_cstr(cases[i].root)));
    assert_true(nci_str_eq(cell(gdelt, NCORP_EVENTS_GDELT, 0, "GoldsteinScale"), nci_cstr(cases[i].scale)));
    assert_true(nci_str_eq(cell(phoenix, NCORP_EVENTS_PHOENIX, 0, "PentaClass"), nci_cstr(cases[i].penta)));
    ncorp_text_unref(gdelt);
    ncorp_text_unref(phoenix);
    ncorp_corpus_unref(corpus);
  }
}

/* Tabs, line ends and other control characters cannot break a row. */
static void cells_hold_no_tabs_and_no_line_ends(void **state)
{
  (void)state;
  ncorp_corpus *corpus = corpus_of("{\"record\":\"event\",\"id\":\"V1\",\"event\":\"AID\",\"context\":[\"a;b\"],\"actor\":[{\"entity_text\":\"a\\tb\\nc\\r\\u0000d\\u0085e\\u2028f\\u2029g\\u000bh\"}]}\n");
  ncorp_text *text = print(corpus, NCORP_EVENTS_GDELT);
  is_rectangular(text, NCORP_EVENTS_GDELT);
  assert_int_equal(rows_of(text), 1);
  assert_true(nci_str_eq(cell(text, NCORP_EVENTS_GDELT, 0, "Actor1Name"), NCI_STR("a b c  d e f g h")));
  ncorp_text_unref(text);
  text = print(corpus, NCORP_EVENTS_PHOENIX);
  assert_true(nci_str_eq(cell(text, NCORP_EVENTS_PHOENIX, 0, "Issues"), NCI_STR("a%3Bb,0")));
  ncorp_text_unref(text);
  ncorp_corpus_unref(corpus);
}

/* Ids of rows differ, also when ids of records are none of the library's. */
static void row_ids_differ(void **state)
{
  (void)state;
  ncorp_corpus *corpus = corpus_of("{\"record\":\"event\",\"id\":\"V7\",\"event\":\"AID\"}\n{\"record\":\"event\",\"id\":\"V07\",\"event\":\"AID\"}\n"
                                   "{\"record\":\"event\",\"id\":\"7\",\"event\":\"AID\"}\n{\"record\":\"event\",\"id\":\"V9999999999999\",\"event\":\"AID\"}\n");
  ncorp_text *text = print(corpus, NCORP_EVENTS_GDELT);
  assert_int_equal(rows_of(text), 4);
  for (size_t i = 0; i < 4; i++) {
    ncorp_str id = cell(text, NCORP_EVENTS_GDELT, i, "GLOBALEVENTID");
    assert_in_range(id.size, 1, 19);
    assert_true(nci_str_eq(id, NCI_STR("7000")) == (i == 0));
    for (size_t k = 0; k < i; k++) assert_false(nci_str_eq(id, cell(text, NCORP_EVENTS_GDELT, k, "GLOBALEVENTID")));
  }
  ncorp_text_unref(text);
  ncorp_corpus_unref(corpus);
}

static void has(const ncorp_text *text, const char *part)
{
  if (!strstr(ncorp_text_view(text).data, part)) fail_msg("%s is not in %s", part, ncorp_text_view(text).data);
}

static void plover_lines_have_the_manuals_fields(void **state)
{
  (void)state;
  ncorp_corpus *corpus = corpus_of(MET "{\"record\":\"event\",\"id\":\"V8\",\"event\":\"ASSAULT\",\"actor\":[{\"sector\":\"IGO\",\"entity_text\":\"the bloc\"}],"
                                       "\"size\":{\"dead\":{\"value\":9,\"bound\":\"at_least\"},\"injured\":{\"value\":0,\"bound\":\"exact\"},\"counts\":[{\"unit\":\"drone\",\"value\":3,\"bound\":\"about\"}]},\"confidence\":1}\n");
  ncorp_text *text = print(corpus, NCORP_EVENTS_PLOVER);
  assert_int_equal(rows_of(text), 2);
  has(text, "{\"id\":\"V7\",\"date\":\"2024-02-29\",\"enddate\":null,");
  has(text, "\"actor\":[{\"code\":\"LVA\",\"sector\":\"GOV\",\"entity_text\":\"Žanis Kalns\",\"identifier_id\":\"E1\",\"identifier_text\":\"Žanis Kalns\"},"
            "{\"code\":\"NGA\",\"sector\":\"JRN\",");
  has(text, "\"event\":[\"CONSULT\"],\"event_loc\":{\"extracted_place\":\"Riga\",\"resolved_place\":\"Riga\",\"lat\":56.95,\"lon\":24.11,\"province\":null,"
            "\"country\":\"Latvia\",\"country_code\":\"LVA\",\"resolution\":4},\"event_text\":[\"met\",\"met\"],\"quad_code\":1,\"event_scale\":2.1,");
  has(text, "\"link\":\"S1\",\"text_info\":[{\"cite\":0,\"sequence\":1,\"start\":12,\"end\":15},{\"cite\":1,\"sequence\":3,\"start\":22,\"end\":25}]");
  has(text, "\"cite_info\":[{\"citation\":\"x1\",\"url\":\"https://example.org/a;b\",\"title\":\"T\",\"publication\":\"Daily Test\",");
  has(text, "\"actor\":[{\"code\":\"IGO\",\"sector\":null,\"entity_text\":\"the bloc\",\"identifier_id\":null,\"identifier_text\":null}]");
  has(text, "\"size\":{\"dead\":9,\"injured\":0,\"bounds\":{\"dead\":\"at_least\"},\"counts\":[{\"unit\":\"drone\",\"value\":3,\"bound\":\"about\"}]}");
  has(text, "\"quad_code\":4,\"event_scale\":-9.3,");
  ncorp_text_unref(text);
  ncorp_corpus_unref(corpus);
}

static void files_hold_what_the_text_does(void **state)
{
  (void)state;
  char folder[] = "/tmp/newscorpus-events-XXXXXX", path[64], data[1 << 14];
  assert_non_null(mkdtemp(folder));
  ncorp_corpus *corpus = corpus_of(MET);
  for (int format = NCORP_EVENTS_PLOVER; format <= NCORP_EVENTS_GDELT_MENTIONS; format++) {
    ncorp_text *text = print(corpus, (ncorp_event_format)format);
    snprintf(path, sizeof path, "%s/%s", folder, ncorp_event_format_name((ncorp_event_format)format));
    assert_int_equal(ncorp_write_events(corpus, path, (ncorp_event_format)format, NULL, NULL), NCORP_OK);
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    size_t size = fread(data, 1, sizeof data, f);
    fclose(f);
    assert_int_equal(size, ncorp_text_view(text).size);
    assert_memory_equal(data, ncorp_text_view(text).data, size);
    ncorp_text_unref(text);
    remove(path);
  }
  assert_int_equal(rmdir(folder), 0); /* nothing else was left */
  ncorp_corpus_unref(corpus);
}

static void repeat(nci_buffer *b, const char *text, size_t count)
{
  for (size_t i = 0; i < count; i++) nci_buffer_cstr(b, text);
}

/* Very many records, reports and participants that point to one article with long names: what comes out grows with the file. */
static void tables_grow_with_the_file(void **state)
{
  (void)state;
  enum { MANY = 2000, LONG = 100000 };
  nci_buffer b;
  nci_buffer_init(&b, ncorp_allocator_default());
  nci_buffer_cstr(&b, HEADER "{\"record\":\"article\",\"id\":\"a\",\"uri\":\"");
  repeat(&b, "u", LONG);
  nci_buffer_cstr(&b, "\",\"outlet\":\"");
  repeat(&b, "é", LONG);
  nci_buffer_cstr(&b, "\",\"title\":\"");
  repeat(&b, "t", LONG);
  nci_buffer_cstr(&b, "\",\"text\":\"");
  repeat(&b, "x", LONG);
  nci_buffer_cstr(&b, "\",\"sentences\":[[0,100000]],\"mentions\":[{\"span\":[0,100000],\"type\":\"PER\",\"form\":\"name\"}],"
                      "\"events\":[{\"event\":\"AID\",\"trigger\":[0,100000],\"sentence\":0,\"event_loc\":0,\"because\":\"b\",\"actor\":[{\"mention\":0}");
  repeat(&b, ",{\"mention\":0}", MANY);
  nci_buffer_cstr(&b, "],\"context\":[\"m\"");
  for (unsigned i = 0; i < MANY; i++) {
    nci_buffer_cstr(&b, ",\"m");
    nci_buffer_u64(&b, i);
    nci_buffer_cstr(&b, "\"");
  }
  nci_buffer_cstr(&b, "]}]}\n");
  for (unsigned i = 0; i < MANY; i++) {
    nci_buffer_cstr(&b, "{\"record\":\"event\",\"id\":\"V");
    nci_buffer_u64(&b, i);
    nci_buffer_cstr(&b, "\",\"event\":\"AID\",\"event_loc\":{\"text\":\"p\"},\"reports\":[{\"article\":\"a\",\"event\":0}");
    if (!i) repeat(&b, ",{\"article\":\"a\",\"event\":0}", MANY);
    nci_buffer_cstr(&b, "],\"actor\":[{\"entity_text\":\"n\"}");
    if (!i) repeat(&b, ",{\"entity_text\":\"n\"}", MANY);
    nci_buffer_cstr(&b, "]}\n");
  }
  assert_false(b.failed);
  ncorp_corpus *corpus = parse(nci_str(b.data, b.size));
  for (int format = NCORP_EVENTS_PLOVER; format <= NCORP_EVENTS_GDELT_MENTIONS; format++) {
    ncorp_text *text = print(corpus, (ncorp_event_format)format);
    assert_in_range(ncorp_text_view(text).size, 1, 256 * b.size);
    ncorp_text_unref(text);
  }
  ncorp_corpus_unref(corpus);
  nci_buffer_done(&b);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(formats_have_their_names_and_columns),
    cmocka_unit_test(petrarch_rows_go_both_ways_for_a_meeting),
    cmocka_unit_test(petrarch_takes_the_story_date_where_the_event_has_none),
    cmocka_unit_test(phoenix_takes_codes_dates_and_places_apart),
    cmocka_unit_test(gdelt_rows_have_61_columns_that_say_what_is_known),
    cmocka_unit_test(gdelt_mentions_tell_where_each_report_does),
    cmocka_unit_test(confidence_is_a_whole_percentage),
    cmocka_unit_test(what_is_not_known_stays_empty),
    cmocka_unit_test(unknown_codes_are_not_explained),
    cmocka_unit_test(only_what_happened_is_in_the_tables),
    cmocka_unit_test(actor_codes_are_composed),
    cmocka_unit_test(pairs_are_those_of_cameo),
    cmocka_unit_test(dates_are_as_exact_as_they_are_known),
    cmocka_unit_test(fractions_of_a_year_are_gdelts),
    cmocka_unit_test(places_have_types_and_codes),
    cmocka_unit_test(actors_that_are_places_have_coordinates),
    cmocka_unit_test(classes_and_scales_are_those_of_each_data_set),
    cmocka_unit_test(cells_hold_no_tabs_and_no_line_ends),
    cmocka_unit_test(row_ids_differ),
    cmocka_unit_test(plover_lines_have_the_manuals_fields),
    cmocka_unit_test(files_hold_what_the_text_does),
    cmocka_unit_test(tables_grow_with_the_file),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
