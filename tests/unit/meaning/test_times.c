/* Time expressions: what is found, where it stands and what it comes to. */
#include <newscorpus/analyzer.h>
#include "structure/structure.h"
#include "unit/meaning/sample.h"

static const char *const TYPES[] = { "DATE", "TIME", "DURATION", "SET" };

/* Prints the times as "Friday=DATE 2025-12-05; two hours=DURATION PT2H APPROX". */
static void describe(const nci_document *doc, char *out, size_t size)
{
  size_t at = 0;
  out[0] = 0;
  for (uint32_t i = 0; i < doc->data.time_count && at < size; i++) {
    const ncorp_time *t = &doc->data.times[i];
    ncorp_str text = nci_span_text(doc, t->span);
    at += (size_t)snprintf(out + at, size - at, "%s%.*s=%s %.*s%s%.*s%s%.*s%s%.*s", i ? "; " : "", NCORP_STR_ARG(text), TYPES[t->type],
                           NCORP_STR_ARG(t->value), t->mod.data ? " " : "", NCORP_STR_ARG(t->mod), t->quant.data ? " " : "", NCORP_STR_ARG(t->quant),
                           t->freq.data ? " " : "", NCORP_STR_ARG(t->freq));
  }
}

/* trees: with what the language model says of the sentences. */
static int check_with(bool trees, const char *published, const char *text, const char *expected)
{
  sample s;
  char found[2048];
  sample_open(&s, text, strlen(text), published);
  if (trees) {
    s.doc.stages = NCORP_STAGE_TAGS | NCORP_STAGE_PARSE;
    assert_int_equal(nci_structure_tokens(&s.doc), NCORP_OK);
    assert_int_equal(nci_read_sentences(&s.doc), NCORP_OK);
    assert_non_null(s.doc.grammar);
  }
  assert_int_equal(nci_times(&s.doc), NCORP_OK);
  describe(&s.doc, found, sizeof found);
  uint32_t last = 0;
  for (uint32_t i = 0; i < s.doc.data.time_count; i++) {
    assert_true(s.doc.data.times[i].span.start >= last);
    assert_true(s.doc.data.times[i].because.size > 0);
    last = s.doc.data.times[i].span.end;
  }
  sample_close(&s);
  if (strcmp(found, expected) == 0) return 0;
  print_error("%s\n  expected: %s\n  found:    %s\n", text, expected, found);
  return 1;
}

static int check(const char *published, const char *text, const char *expected) { return check_with(false, published, text, expected); }

typedef struct time_case {
  const char *text, *expected;
} time_case;

#define RUN(published, cases)                                                     \
  do {                                                                            \
    int wrong = 0;                                                                \
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)                      \
      wrong += check(published, cases[i].text, cases[i].expected);                \
    assert_int_equal(wrong, 0);                                                   \
  } while (0)

#include "unit/meaning/time_cases.h"
#include "unit/meaning/time_nothing.h"

static void test_moments(void **state)
{
  (void)state;
  RUN("2019-05-15", MOMENTS);
}

static void test_lengths_and_sets(void **state)
{
  (void)state;
  RUN("2019-05-15", LENGTHS);
}

static void test_timeline(void **state)
{
  (void)state;
  RUN("2019-05-15", TIMELINE);
}

static void test_without_publication_date(void **state)
{
  (void)state;
  RUN(NULL, PARTIAL);
}

/* The verb that governs a time decides, wherever it stands. */
static void test_tense_of_the_tree(void **state)
{
  (void)state;
  static const time_case cases[] = {
    { "The trial begins Monday.", "Monday=DATE 2019-05-20" },
    { "On Friday, the man who killed two guards will be sentenced.", "Friday=DATE 2019-05-17" },
    { "On Friday, the man who will lead the party met workers.", "Friday=DATE 2019-05-10" },
    { "Voters go to the polls on Sunday.", "Sunday=DATE 2019-05-19" },
    { "The deadline is Friday.", "Friday=DATE 2019-05-17" },
    { "The minister is leaving on Monday.", "Monday=DATE 2019-05-20" },
    { "The man arrested on Friday was freed.", "Friday=DATE 2019-05-10" },
    { "The man arrested on Friday will be freed on Monday.", "Friday=DATE 2019-05-10; Monday=DATE 2019-05-20" },
    { "He is going to resign on Monday.", "Monday=DATE 2019-05-20" },
    { "The firm may have lost the files on Monday.", "Monday=DATE 2019-05-13" },
    { "The firm has sold the mine on Monday.", "Monday=DATE 2019-05-13" },
    { "The bridge opens in July.", "July=DATE 2019-07" },
    { "He said on Friday that the army would attack.", "Friday=DATE 2019-05-10" },
    { "# Blast Kills Two on Friday\n", "Friday=DATE 2019-05-10" }
  };
  int wrong = 0;
  nci_language english;
  if (nci_language_open_english(&english, NULL) != NCORP_OK || !english.network.shape.arc) skip(); /* a build without a model */
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) wrong += check_with(true, "2019-05-15", cases[i].text, cases[i].expected);
  /* the other sentences do not change with trees, where their verbs are as clear as their words */
  for (size_t i = 0; i < sizeof TIMELINE / sizeof *TIMELINE; i++) wrong += check_with(true, "2019-05-15", TIMELINE[i].text, TIMELINE[i].expected);
  for (size_t i = 0; i < sizeof LENGTHS / sizeof *LENGTHS; i++) wrong += check_with(true, "2019-05-15", LENGTHS[i].text, LENGTHS[i].expected);
  for (size_t i = 0; i < sizeof MOMENTS / sizeof *MOMENTS; i++) wrong += check_with(true, "2019-05-15", MOMENTS[i].text, MOMENTS[i].expected);
  for (size_t i = 0; i < sizeof NOTHING / sizeof *NOTHING; i++) wrong += check_with(true, "2019-05-15", NOTHING[i], "");
  assert_int_equal(wrong, 0);
}

/* What is told beside the value, of the time that stands at `number`: "because|begin|end|the words of the evidence". */
static void check_why(const char *published, const char *text, uint32_t number, const char *expected)
{
  sample s;
  char found[256];
  sample_open(&s, text, strlen(text), published);
  assert_int_equal(nci_times(&s.doc), NCORP_OK);
  assert_true(s.doc.data.time_count > number);
  const ncorp_time *t = &s.doc.data.times[number];
  ncorp_str evidence = t->evidence.start == UINT32_MAX ? nci_cstr("") : nci_span_text(&s.doc, t->evidence);
  assert_true(t->evidence.start == UINT32_MAX || t->evidence.end <= t->span.start || t->evidence.start >= t->span.end);
  snprintf(found, sizeof found, "%.*s|%.*s|%.*s|%.*s", NCORP_STR_ARG(t->because), NCORP_STR_ARG(t->begin), NCORP_STR_ARG(t->end), NCORP_STR_ARG(evidence));
  assert_string_equal(found, expected);
  sample_close(&s);
}

static void test_rule_and_evidence(void **state)
{
  (void)state;
  check_why("2019-05-15", "The mine closed on Friday.", 0, "weekday|||closed");
  check_why("2019-05-15", "On Friday the mine will close.", 0, "weekday|||will");
  check_why("2019-05-15", "The mine will close in July.", 0, "month|||will");
  check_why("2019-05-15", "The mine closed in July 2016.", 0, "month|||");
  check_why("2019-05-15", "The mine closed on Oct. 3.", 0, "month-day|||closed");
  check_why("2019-05-15", "The mine was shut at Christmas.", 0, "holiday|||was");
  check_why("2019-05-15", "The mine closed yesterday.", 0, "deictic-day|||");
  check_why("2019-05-15", "The mine closed last week.", 0, "deictic-period|||");
  check_why("2019-05-15", "The mine closed at 8 a.m. sharp.", 0, "clock|||");
  check_why("2019-05-15", "On Friday the mine closed at 8 a.m. sharp.", 1, "clock|||Friday");
  check_why("2019-05-15", "The blast on May 3 killed two. The next day, the mine closed.", 1, "anchor|||May 3");
  check_why("2019-05-15", "The blast on May 3 killed two. It rained. The day after the blast, the mine closed.", 1, "event-anchor|||blast");
  check_why("2019-05-15", "The mine closes every Friday.", 0, "set|||");
  check_why("2019-05-15", "The mine closed three days ago.", 0, "distance|||");
  check_why(NULL, "The mine closed on Friday.", 0, "weekday|||");
}

static void test_both_ends(void **state)
{
  (void)state;
  check_why("2019-05-15", "It rained for the past three weeks.", 0, "duration|2019-04-24|2019-05-15|");
  check_why("2019-05-15", "It may rain for the next two months.", 0, "duration|2019-05-15|2019-07-15|");
  check_why("2019-05-15", "Talks will resume in ten days.", 0, "duration|2019-05-15|2019-05-25|will");
  check_why("2019-05-15", "Talks lasted ten days.", 0, "duration|||");
  check_why("2019-05-15", "It is the sixth round of talks in two weeks.", 0, "duration|||");
  check_why("2019-05-15", "Talks ran from May 3 to May 5.", 0, "month-day|2019-05-03|2019-05-05|ran");
  check_why("2019-05-15", "Talks ran from May 3 to May 5.", 1, "month-day|2019-05-03|2019-05-05|ran");
  check_why("2019-05-15", "Rents rose between March and May 2018.", 0, "month|2018-03-01|2018-05-31|");
  check_why("2019-05-15", "He ruled from 1994 to 2004.", 1, "year|1994-01-01|2004-12-31|");
  check_why("2019-05-15", "They met on May 3 and May 5.", 0, "month-day|||met");
  check_why(NULL, "It rained for the past three weeks.", 0, "duration|||");
}

/* Sunday, 7 December 2025 */
static void test_resolved(void **state)
{
  (void)state;
  static const time_case cases[] = {
    /* weekdays and tense */
    { "The minister arrived on Saturday.", "Saturday=DATE 2025-12-06" },
    { "The minister arrived Sunday.", "Sunday=DATE 2025-12-07" },
    { "The minister will arrive on Monday.", "Monday=DATE 2025-12-08" },
    { "The court is set to rule on Wednesday.", "Wednesday=DATE 2025-12-10" },
    { "The vote is scheduled for Thursday.", "Thursday=DATE 2025-12-11" },
    { "On Friday, the rebels released two hostages.", "Friday=DATE 2025-12-05" },
    { "On Friday, the two leaders will sign the treaty.", "Friday=DATE 2025-12-12" },
    { "The mayor said Tuesday she would resign Thursday.", "Tuesday=DATE 2025-12-02; Thursday=DATE 2025-12-11" },
    { "The truce will be signed on Monday.", "Monday=DATE 2025-12-08" },
    { "Talks were expected to resume Tuesday in Geneva.", "Tuesday=DATE 2025-12-09" },
    { "The bank on Friday announced new rates.", "Friday=DATE 2025-12-05" },
    { "Last Monday, shops stayed shut.", "Last Monday=DATE 2025-12-01" },
    { "He left last Sunday.", "last Sunday=DATE 2025-11-30" },
    { "The game starts next Friday.", "next Friday=DATE 2025-12-12" },
    { "She leaves this Saturday.", "this Saturday=DATE 2025-12-06" },
    { "Police found the car Thursday last week.", "Thursday last week=DATE 2025-11-27" },
    { "They met Monday and Tuesday last week.", "Monday=DATE 2025-11-24; Tuesday last week=DATE 2025-11-25" },
    { "Friday's vote was close.", "Friday=DATE 2025-12-05" },
    { "Earlier Saturday, shelling was heard.", "Earlier Saturday=DATE 2025-12-06" },
    { "Saturday's storm and Sunday\xe2\x80\x99s floods killed four.", "Saturday=DATE 2025-12-06; Sunday=DATE 2025-12-07" },
    /* parts of the day, times of day */
    { "A blast shook the port on Saturday evening.", "Saturday evening=TIME 2025-12-06TEV" },
    { "He spoke Friday night.", "Friday night=TIME 2025-12-05TNI" },
    { "She called yesterday morning.", "yesterday morning=TIME 2025-12-06TMO" },
    { "Rain is expected tomorrow afternoon.", "tomorrow afternoon=TIME 2025-12-08TAF" },
    { "Drones were seen last night.", "last night=TIME 2025-12-06TNI" },
    { "The president speaks tonight.", "tonight=TIME 2025-12-07TNI" },
    { "Shops closed early this morning.", "early this morning=TIME 2025-12-07TMO START" },
    { "The siren sounded at 8:00 am.", "8:00 am=TIME T08:00" },
    { "The train left on Friday at 6:45 p.m. from Lviv.", "Friday at 6:45 p.m.=TIME 2025-12-05T18:45" },
    { "The first shots fell at 5 a.m. on Saturday.", "5 a.m. on Saturday=TIME 2025-12-06T05:00" },
    { "On Saturday the plane landed at 11:20 local time.", "Saturday=DATE 2025-12-06; 11:20 local time=TIME 2025-12-06T11:20" },
    { "It struck at 0345 GMT.", "0345 GMT=TIME T03:45Z" },
    { "They will meet at noon on Tuesday.", "noon on Tuesday=TIME 2025-12-09T12:00" },
    { "The ban begins at midnight.", "midnight=TIME T00:00" },
    { "The doors open at eight o'clock.", "eight o'clock=TIME T08:00" },
    { "Polls close around 9pm.", "around 9pm=TIME T21:00 APPROX" },
    { "Fog came in the morning.", "the morning=TIME XXXX-XX-XXTMO" },
    { "Late on Friday the banks gave in.", "Late on Friday=DATE 2025-12-05 END" },
    { "The deal was struck late Thursday.", "late Thursday=DATE 2025-12-04 END" },
    { "The school opens at 7.30 am.", "7.30 am=TIME T07:30" },
    { "The show starts tonight at 8 p.m. in Bonn.", "tonight at 8 p.m.=TIME 2025-12-07T20:00" },
    { "The alarm rang at 6 a.m. this morning.", "6 a.m. this morning=TIME 2025-12-07T06:00" },
    { "They will meet next week on Tuesday.", "next week on Tuesday=DATE 2025-12-09" },
    { "They will sign by end of month.", "end of month=DATE 2025-12 END" },
    /* days from now */
    { "Parliament votes today.", "today=DATE 2025-12-07" },
    { "Yesterday, the strike ended.", "Yesterday=DATE 2025-12-06" },
    { "Tomorrow's match was called off.", "Tomorrow=DATE 2025-12-08" },
    { "It happened the day before yesterday.", "the day before yesterday=DATE 2025-12-05" },
    { "They fly home the day after tomorrow.", "the day after tomorrow=DATE 2025-12-09" },
    { "The ferry sank three days ago.", "three days ago=DATE 2025-12-04" },
    { "The firm was founded two years ago.", "two years ago=DATE 2023" },
    { "She took office six months ago.", "six months ago=DATE 2025-06" },
    { "They parted a week ago.", "a week ago=DATE 2025-W48" },
    { "The war began about four years ago.", "about four years ago=DATE 2021 APPROX" },
    { "The call came ten minutes ago.", "ten minutes ago=TIME PAST_REF" },
    /* dates */
    { "The port was hit on Dec. 6.", "Dec. 6=DATE 2025-12-06" },
    { "The port was hit on December 6, 2024.", "December 6, 2024=DATE 2024-12-06" },
    { "The port was hit on 6 December.", "6 December=DATE 2025-12-06" },
    { "The port was hit on the 6th of December 2023.", "the 6th of December 2023=DATE 2023-12-06" },
    { "The port was hit on the sixth of May.", "the sixth of May=DATE 2025-05-06" },
    { "Elections will be held on March 3.", "March 3=DATE 2026-03-03" },
    { "Elections were held on March 3.", "March 3=DATE 2025-03-03" },
    { "He said the vote on Dec. 14 was a test.", "Dec. 14=DATE 2025-12-14" },
    { "It opened on Saturday, Nov. 29, in Graz.", "Saturday, Nov. 29=DATE 2025-11-29" },
    { "It opened on Tuesday 6 May 2025.", "Tuesday 6 May 2025=DATE 2025-05-06" },
    { "The law dates from 2025-01-31.", "2025-01-31=DATE 2025-01-31" },
    { "The letter of 25/11/2024 was lost.", "25/11/2024=DATE 2024-11-25" },
    { "The letter of 11/25/2024 was lost.", "11/25/2024=DATE 2024-11-25" },
    { "The letter of 05.11.2024 was lost.", "05.11.2024=DATE 2024-11-05" },
    { "The letter of 05/11/2024 was lost.", "" },
    { "Births fell in December 2024.", "December 2024=DATE 2024-12" },
    { "Births fell in December, 2024.", "December, 2024=DATE 2024-12" },
    { "The court met in October.", "October=DATE 2025-10" },
    { "The court met in January.", "January=DATE 2025-01" },
    { "The court will meet in January.", "January=DATE 2026-01" },
    { "The court met in May.", "May=DATE 2025-05" },
    { "Rents rose from April to June.", "April=DATE 2025-04; June=DATE 2025-06" },
    { "He resigned last March.", "last March=DATE 2025-03" },
    { "The trial begins next June.", "next June=DATE 2026-06" },
    { "They met earlier in January.", "earlier in January=DATE 2025-01" },
    { "Snow fell in late November.", "late November=DATE 2025-11 END" },
    { "The show ran Nov. 3-5 in Oslo.", "Nov. 3=DATE 2025-11-03; 5=DATE 2025-11-05" },
    { "Strikes on December 1 and 2 closed the port.", "December 1=DATE 2025-12-01; 2=DATE 2025-12-02" },
    { "The Sept. 11 attacks changed travel.", "Sept. 11=DATE 2025-09-11" },
    { "It was dated Feb 3rd, 2022.", "Feb 3rd, 2022=DATE 2022-02-03" },
    /* weeks, months, years */
    { "The army lost ground this week.", "this week=DATE 2025-W49" },
    { "The army lost ground last week.", "last week=DATE 2025-W48" },
    { "Envoys fly out next week.", "next week=DATE 2025-W50" },
    { "He warned of it earlier this week.", "earlier this week=DATE 2025-W49" },
    { "Prices fell last month.", "last month=DATE 2025-11" },
    { "Prices may fall next month.", "next month=DATE 2026-01" },
    { "Prices fell this year.", "this year=DATE 2025" },
    { "Prices fell last year.", "last year=DATE 2024" },
    { "The dam opens next year.", "next year=DATE 2026" },
    { "The dam opens by the end of the year.", "the end of the year=DATE 2025 END" },
    { "Sales grew at the beginning of the month.", "the beginning of the month=DATE 2025-12 START" },
    { "Sales grew last quarter.", "last quarter=DATE 2025-Q3" },
    { "They rode out last weekend.", "last weekend=DATE 2025-W48-WE" },
    { "Crowds gathered over the weekend.", "the weekend=DATE 2025-W49-WE" },
    { "The river froze last winter.", "last winter=DATE 2024-WI" },
    { "Fires raged this summer.", "this summer=DATE 2025-SU" },
    { "The bridge fell in the spring of 2019.", "the spring of 2019=DATE 2019-SP" },
    { "The last decade was wet.", "The last decade=DATE 201" },
    { "By early 2026 it will be done.", "early 2026=DATE 2026 START" },
    { "It was built in the mid-1990s.", "the mid-1990s=DATE 199 MID" },
    { "The 1970s were loud.", "The 1970s=DATE 197" },
    { "Rock of the \xe2\x80\x99" "80s is back.", "the \xe2\x80\x99" "80s=DATE 198" },
    { "The castle is from the 14th century.", "the 14th century=DATE 13" },
    { "Output rose in the third quarter of 2024.", "the third quarter of 2024=DATE 2024-Q3" },
    { "Output rose in Q3 2024.", "Q3 2024=DATE 2024-Q3" },
    { "Output rose in Q3.", "Q3=DATE 2025-Q3" },
    { "Output rose in the first half of this year.", "the first half of this year=DATE 2025-H1" },
    { "The budget for fiscal 2024 passed.", "fiscal 2024=DATE FY2024" },
    { "The tower was finished in 1889.", "1889=DATE 1889" },
    { "The 2016 election was close.", "2016=DATE 2016" },
    { "Between 2007 and 2009 it halved.", "2007=DATE 2007; 2009=DATE 2009" },
    { "He ruled from 1994 to 2004.", "1994=DATE 1994; 2004=DATE 2004" },
    { "The plan for 2014-2018 failed.", "2014=DATE 2014; 2018=DATE 2018" },
    { "Since 2022, a million have fled.", "2022=DATE 2022" },
    { "In recent years the lake shrank.", "recent years=DATE PAST_REF" },
    /* holidays */
    { "The market opens on Christmas Eve.", "Christmas Eve=DATE 2025-12-24" },
    { "Guns fell silent on Christmas Day 1914.", "Christmas Day 1914=DATE 1914-12-25" },
    { "She was born on New Year\xe2\x80\x99s Day.", "New Year\xe2\x80\x99s Day=DATE 2025-01-01" },
    { "The raid took place on Good Friday.", "Good Friday=DATE 2025-04-18" },
    { "The pope spoke on Easter Sunday 2024.", "Easter Sunday 2024=DATE 2024-03-31" },
    { "Flights filled up on Thanksgiving.", "Thanksgiving=DATE 2025-11-27" },
    /* durations */
    { "The call lasted two hours.", "two hours=DURATION PT2H" },
    { "The call lasted about an hour.", "about an hour=DURATION PT1H APPROX" },
    { "It was a two-day visit.", "two-day=DURATION P2D" },
    { "It was a two day visit.", "" },
    { "The nearly four-year war goes on.", "nearly four-year=DURATION P4Y LESS_THAN" },
    { "He waited more than three weeks.", "more than three weeks=DURATION P3W MORE_THAN" },
    { "He waited at least 10 minutes.", "at least 10 minutes=DURATION PT10M EQUAL_OR_MORE" },
    { "He waited for up to six months.", "up to six months=DURATION P6M EQUAL_OR_LESS" },
    { "He waited less than a year.", "less than a year=DURATION P1Y LESS_THAN" },
    { "He waited half an hour.", "half an hour=DURATION PT30M" },
    { "He waited an hour and a half for it.", "an hour and a half=DURATION PT1.5H" },
    { "He waited several days.", "several days=DURATION PXD" },
    { "He waited a few weeks.", "a few weeks=DURATION PXW" },
    { "He waited for years.", "years=DURATION PXY" },
    { "He spent two decades abroad.", "two decades=DURATION P20Y" },
    { "A decades-long feud ended.", "decades-long=DURATION PXY" },
    { "Over the past three weeks it rained.", "the past three weeks=DURATION P3W" },
    { "In the next six months it may rain.", "the next six months=DURATION P6M" },
    { "In the coming days it may rain.", "the coming days=DURATION PXD" },
    { "The past year was dry.", "The past year=DURATION P1Y" },
    { "There were six meetings in two weeks.", "two weeks=DURATION P2W" },
    { "A 90-day pause was agreed.", "90-day=DURATION P90D" },
    { "The film lasts 2.5 hours.", "2.5 hours=DURATION PT2.5H" },
    { "The siege lasted a hundred days.", "a hundred days=DURATION P100D" },
    { "Twenty-five years passed.", "Twenty-five years=DURATION P25Y" },
    { "It was over within a minute.", "a minute=DURATION PT1M" },
    { "The second one came one week after the first.", "one week=DURATION P1W" },
    { "He was jailed for a couple of months.", "a couple of months=DURATION P2M APPROX" },
    /* sets */
    { "They meet every Tuesday.", "every Tuesday=SET XXXX-WXX-2 EVERY" },
    { "The bells ring every day.", "every day=SET P1D EVERY" },
    { "They vote every four years.", "every four years=SET P4Y EVERY" },
    { "A daily flight was added.", "daily=SET P1D" },
    { "The annual report is out.", "annual=SET P1Y" },
    { "The choir sings on Sundays.", "Sundays=SET XXXX-WXX-7" },
    { "He swims twice a week.", "twice a week=SET P1W 2X" },
    { "He eats three times a day.", "three times a day=SET P1D 3X" },
    { "Rent is due each month.", "each month=SET P1M EACH" },
    { "They meet every other week.", "every other week=SET P2W EVERY" },
    { "It rains every night.", "every night=SET XXXX-XX-XXTNI EVERY" },
    /* anchored to what was said before */
    { "Rebels seized the town on Nov. 20. The next day they left.", "Nov. 20=DATE 2025-11-20; The next day=DATE 2025-11-21" },
    { "A raid on Nov. 20 killed nine people. Schools closed in Kharkiv. The day after the raid, crowds marched.",
      "Nov. 20=DATE 2025-11-20; The day after=DATE 2025-11-21" },
    { "The day after the ambush, crowds marched.", "The day after=DATE XXXX-XX-XX" },
    { "He was shot on 3 May 1998 and died two days later.", "3 May 1998=DATE 1998-05-03; two days later=DATE 1998-05-05" },
    { "It is now raining.", "now=DATE PRESENT_REF" },
    { "The town was recently retaken.", "recently=DATE PAST_REF" }
  };
  RUN("2025-12-07", cases);
}

/* Without a date of publication only what the text itself gives. */
static void test_partial(void **state)
{
  (void)state;
  static const time_case cases[] = {
    { "The minister arrived on Saturday.", "Saturday=DATE XXXX-WXX-6" },
    { "The minister arrived on Saturday evening.", "Saturday evening=TIME XXXX-WXX-6TEV" },
    { "The port was hit on Dec. 6.", "Dec. 6=DATE XXXX-12-06" },
    { "The port was hit in December.", "December=DATE XXXX-12" },
    { "Shops shut this week.", "this week=DATE XXXX-WXX" },
    { "Shops shut last year.", "last year=DATE XXXX" },
    { "Shops shut yesterday.", "yesterday=DATE XXXX-XX-XX" },
    { "Shops shut in 2024.", "2024=DATE 2024" },
    { "Shops shut on 3 May 2024.", "3 May 2024=DATE 2024-05-03" },
    { "Shops shut for two days.", "two days=DURATION P2D" },
    { "Shops shut at Christmas.", "Christmas=DATE XXXX-12-25" },
    { "Shops shut at 8:00 am.", "8:00 am=TIME T08:00" },
    { "Shops shut three days ago.", "three days ago=DATE PAST_REF" }
  };
  RUN(NULL, cases);
}

static void test_boundaries(void **state)
{
  (void)state;
  static const time_case new_year[] = {
    { "It closed yesterday.", "yesterday=DATE 2024-12-31" },
    { "It closed last month.", "last month=DATE 2024-12" },
    { "It closed on Dec. 30.", "Dec. 30=DATE 2024-12-30" },
    { "It opens on Jan. 3.", "Jan. 3=DATE 2025-01-03" },
    { "It closed this week.", "this week=DATE 2025-W01" },
    { "It closed last week.", "last week=DATE 2024-W52" }
  };
  RUN("2025-01-01T10:20:30Z", new_year);
  static const time_case leap[] = {
    { "It opens tomorrow.", "tomorrow=DATE 2024-02-29" },
    { "It opened on Feb. 29.", "Feb. 29=DATE 2024-02-29" },
    { "It opened on Feb. 30.", "February=" }
  };
  assert_int_equal(check("2024-02-28", leap[0].text, leap[0].expected), 0);
  assert_int_equal(check("2024-02-28", leap[1].text, leap[1].expected), 0);
  assert_int_equal(check("2023-02-28", "It opened on Feb. 29.", "Feb. 29=DATE 2024-02-29"), 0);
  assert_int_equal(check("2024-02-28", "It opened on Feb. 30.", ""), 0);
}

static void test_nothing(void **state)
{
  (void)state;
  int wrong = 0;
  for (size_t i = 0; i < sizeof NOTHING / sizeof *NOTHING; i++) wrong += check("2025-12-07", NOTHING[i], "");
  assert_int_equal(wrong, 0);
}

static void test_boilerplate_is_left_alone(void **state)
{
  (void)state;
  assert_int_equal(check("2025-12-07", "# Mayor quits\nThe mayor quit on Friday.\n! Read us every Tuesday\n", "Friday=DATE 2025-12-05"), 0);
}

static void test_titles(void **state)
{
  (void)state;
  assert_int_equal(check("2025-12-07", "# Bank Raises Rates Last Week\n", "Last Week=DATE 2025-W48"), 0);
  assert_int_equal(check("2025-12-07", "# Talks Resume Today\n", "Today=DATE 2025-12-07"), 0);
}

static void test_hostile_text_takes_linear_time(void **state)
{
  (void)state;
  static const char *const units[] = { "a dozen ", "1", "1,", "1:", "2025-", "Dec. ", "the ", "the past ", "twenty-", "more than ",
                                       "one hundred and ", "May ", "two-", "\xe2\x80\x9c", "early ", "the day after ", "Friday, ", "1/", "x",
                                       "half past ", "the first week of ", "Monday of ", "3 and ", "twenty ", "Christmas ", "the end of the ", "every ",
                                       "two days before ", "Friday at 8 ", "this past ", "later ", "a ", "8 in the morning " };
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) sample_assert_linear(units[i], nci_times);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_resolved),
    cmocka_unit_test(test_moments),
    cmocka_unit_test(test_lengths_and_sets),
    cmocka_unit_test(test_timeline),
    cmocka_unit_test(test_without_publication_date),
    cmocka_unit_test(test_tense_of_the_tree),
    cmocka_unit_test(test_rule_and_evidence),
    cmocka_unit_test(test_both_ends),
    cmocka_unit_test(test_partial),
    cmocka_unit_test(test_boundaries),
    cmocka_unit_test(test_nothing),
    cmocka_unit_test(test_boilerplate_is_left_alone),
    cmocka_unit_test(test_titles),
    cmocka_unit_test(test_hostile_text_takes_linear_time)
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
