/* The table of closed-class words, by first letter. It knows spellings and classes, not what they mean together. */
#include "meaning/words.h"
#include "base/str.h"

#define WORD(spelling, kind, number) { spelling, NCI_W_##kind, number }

static const nci_word words_a[] = {
  WORD("a", A, 0), WORD("a.m", MERIDIEM, 0), WORD("a.m.", MERIDIEM, 0), WORD("about", BOUND, NCI_MOD_APPROX),
  WORD("after", PREP, NCI_PREP_AFTER), WORD("afternoon", DAYPART, NCI_PART_AFTERNOON),
  WORD("afternoons", DAYPARTS, NCI_PART_AFTERNOON), WORD("ago", AGO, 0), WORD("agreed", SCHEDULED, 1),
  WORD("almost", BOUND, NCI_MOD_LESS_THAN), WORD("am", MERIDIEM, 0), WORD("an", A, 0), WORD("and", AND, 0),
  WORD("annual", FREQUENCY, NCI_UNIT_YEAR), WORD("annually", FREQUENCY, NCI_UNIT_YEAR),
  WORD("approximately", BOUND, NCI_MOD_APPROX), WORD("apr", MONTH_SHORT, 4), WORD("april", MONTH_NAME, 4),
  WORD("are", BE, 0), WORD("around", BOUND, NCI_MOD_APPROX), WORD("at", PREP, NCI_PREP_AT),
  WORD("aug", MONTH_SHORT, 8), WORD("august", MONTH_NAME, 8), WORD("autumn", SEASON, NCI_SEASON_AUTUMN)
};
static const nci_word words_b[] = {
  WORD("be", BE, 0), WORD("became", PAST, 0), WORD("been", BE, 0), WORD("before", PREP, NCI_PREP_BEFORE),
  WORD("began", PAST, 0), WORD("beginning", PHASE, NCI_MOD_START), WORD("being", BE, 0),
  WORD("between", PREP, NCI_PREP_BETWEEN), WORD("biennial", FREQUENCY, NCI_UNIT_YEAR + NCI_FREQUENCY_TIMES), WORD("bimonthly", FREQUENCY, NCI_UNIT_MONTH + NCI_FREQUENCY_TIMES), WORD("biweekly", FREQUENCY, NCI_UNIT_WEEK + NCI_FREQUENCY_TIMES), WORD("billion", SCALE, 9), WORD("billions", SCALES, 9),
  WORD("bln", SCALE, 9), WORD("bn", SCALE, 9), WORD("bought", PAST, 0), WORD("broke", PAST, 0),
  WORD("brought", PAST, 0), WORD("bst", ZONE, 0), WORD("by", PREP, NCI_PREP_BY)
};
static const nci_word words_c[] = {
  WORD("came", PAST, 0), WORD("centuries", UNITS, NCI_UNIT_CENTURY), WORD("century", UNIT, NCI_UNIT_CENTURY),
  WORD("cest", ZONE, 0), WORD("cet", ZONE, 0), WORD("circa", BOUND, NCI_MOD_APPROX), WORD("coming", NEXT, 0),
  WORD("could", WOULD, 0), WORD("couple", FEW, 0), WORD("crore", SCALE, 7), WORD("currently", NOW, NCI_REF_PRESENT)
};
static const nci_word words_d[] = {
  WORD("daily", FREQUENCY, NCI_UNIT_DAY), WORD("daybreak", DAYPART, NCI_PART_MORNING), WORD("daytime", DAYPART, NCI_PART_DAYTIME), WORD("dawn", DAYPART, NCI_PART_MORNING), WORD("dusk", DAYPART, NCI_PART_EVENING), WORD("day", UNIT, NCI_UNIT_DAY), WORD("days", UNITS, NCI_UNIT_DAY),
  WORD("deadline", SCHEDULED, 0), WORD("dec", MONTH_SHORT, 12), WORD("decade", UNIT, NCI_UNIT_DECADE),
  WORD("decades", UNITS, NCI_UNIT_DECADE), WORD("december", MONTH, 12), WORD("did", PAST, 0),
  WORD("dozen", DOZEN, 12), WORD("dozens", SCALES, 1), WORD("drove", PAST, 0), WORD("due", SCHEDULED, 0),
  WORD("during", PREP, NCI_PREP_DURING)
};
static const nci_word words_e[] = {
  WORD("each", EVERY, 0), WORD("earlier", EARLIER, -1), WORD("early", EARLY, NCI_MOD_START), WORD("edt", ZONE, 0),
  WORD("eet", ZONE, 0), WORD("eight", NUMBER, 8), WORD("eighteen", NUMBER, 18), WORD("eighteenth", ORDINAL, 18),
  WORD("eighth", ORDINAL, 8), WORD("eighty", NUMBER, 80), WORD("eleven", NUMBER, 11), WORD("eleventh", ORDINAL, 11),
  WORD("end", PHASE, NCI_MOD_END), WORD("ending", SCHEDULED, 0), WORD("est", ZONE, 0), WORD("et", ZONE, 0),
  WORD("evening", DAYPART, NCI_PART_EVENING), WORD("evenings", DAYPARTS, NCI_PART_EVENING), WORD("every", EVERY, 0),
  WORD("everyday", FREQUENCY, NCI_UNIT_DAY), WORD("exceeding", BOUND, NCI_MOD_MORE_THAN),
  WORD("expected", SCHEDULED, 0), WORD("expects", SCHEDULED, 0)
};
static const nci_word words_f[] = {
  WORD("fall", SEASON, NCI_SEASON_AUTUMN), WORD("feb", MONTH_SHORT, 2), WORD("february", MONTH, 2),
  WORD("fell", PAST, 0), WORD("few", FEW, 0), WORD("fewer", MORE, NCI_MOD_LESS_THAN), WORD("fifteen", NUMBER, 15),
  WORD("fifteenth", ORDINAL, 15), WORD("fifth", ORDINAL, 5), WORD("fifty", NUMBER, 50), WORD("first", ORDINAL, 1),
  WORD("five", NUMBER, 5), WORD("flew", PAST, 0), WORD("following", NEXT, 1), WORD("for", PREP, NCI_PREP_FOR),
  WORD("fortnight", UNIT, NCI_UNIT_FORTNIGHT), WORD("fortnightly", FREQUENCY, NCI_UNIT_FORTNIGHT),
  WORD("fortnights", UNITS, NCI_UNIT_FORTNIGHT), WORD("forty", NUMBER, 40), WORD("fought", PAST, 0),
  WORD("found", PAST, 0), WORD("four", NUMBER, 4), WORD("fourteen", NUMBER, 14), WORD("fourteenth", ORDINAL, 14),
  WORD("fourth", ORDINAL, 4), WORD("fri", WEEKDAY_SHORT, 5), WORD("friday", WEEKDAY, 5), WORD("fridays", WEEKDAYS, 5),
  WORD("from", PREP, NCI_PREP_FROM)
};
static const nci_word words_g[] = {
  WORD("gave", PAST, 0), WORD("gmt", ZONE, 0), WORD("going", SCHEDULED, 0), WORD("got", PAST, 0),
  WORD("greater", MORE, NCI_MOD_MORE_THAN)
};
static const nci_word words_h[] = {
  WORD("had", PAST, 0), WORD("half", HALF, 0), WORD("he", PRONOUN, NCI_PRONOUN_HE), WORD("held", PAST, 0),
  WORD("her", DETERMINER, 0), WORD("higher", MORE, NCI_MOD_MORE_THAN), WORD("his", DETERMINER, 0),
  WORD("hit", PAST, 0), WORD("hope", SCHEDULED, 0), WORD("hopes", SCHEDULED, 0), WORD("hour", UNIT, NCI_UNIT_HOUR),
  WORD("hourly", FREQUENCY, NCI_UNIT_HOUR), WORD("hours", UNITS, NCI_UNIT_HOUR), WORD("hr", UNITS, NCI_UNIT_HOUR), WORD("hrs", UNITS, NCI_UNIT_HOUR),
  WORD("hundred", SCALE, 2), WORD("hundreds", SCALES, 2)
};
static const nci_word words_i[] = {
  WORD("i", PRONOUN, NCI_PRONOUN_I), WORD("in", PREP, NCI_PREP_IN), WORD("intends", SCHEDULED, 0), WORD("is", BE, 0),
  WORD("it", PRONOUN, NCI_PRONOUN_IT), WORD("its", DETERMINER, 0)
};
static const nci_word words_j[] = {
  WORD("jan", MONTH_SHORT, 1), WORD("january", MONTH, 1), WORD("jul", MONTH_SHORT, 7), WORD("july", MONTH, 7),
  WORD("jun", MONTH_SHORT, 6), WORD("june", MONTH_NAME, 6)
};
static const nci_word words_k[] = {
  WORD("kept", PAST, 0)
};
static const nci_word words_l[] = {
  WORD("lakh", SCALE, 5), WORD("last", LAST, 0), WORD("late", EARLY, NCI_MOD_END), WORD("later", EARLIER, 1), WORD("led", PAST, 0),
  WORD("left", PAST, 0), WORD("less", MORE, NCI_MOD_LESS_THAN), WORD("local", ZONE, 1),
  WORD("longer", MORE, NCI_MOD_MORE_THAN), WORD("lost", PAST, 0), WORD("lower", MORE, NCI_MOD_LESS_THAN)
};
static const nci_word words_m[] = {
  WORD("made", PAST, 0), WORD("many", FEW, 0), WORD("mar", MONTH_SHORT, 3), WORD("march", MONTH_NAME, 3),
  WORD("may", MONTH_NAME, 5), WORD("met", PAST, 0), WORD("mid", EARLY, NCI_MOD_MID), WORD("midday", NOON, 12), WORD("min", UNITS, NCI_UNIT_MINUTE),
  WORD("middle", PHASE, NCI_MOD_MID), WORD("midnight", NOON, 0), WORD("million", SCALE, 6),
  WORD("millions", SCALES, 6), WORD("mins", UNITS, NCI_UNIT_MINUTE), WORD("minute", UNIT, NCI_UNIT_MINUTE),
  WORD("minutes", UNITS, NCI_UNIT_MINUTE), WORD("mln", SCALE, 6), WORD("mon", WEEKDAY_SHORT, 1),
  WORD("monday", WEEKDAY, 1), WORD("mondays", WEEKDAYS, 1), WORD("month", UNIT, NCI_UNIT_MONTH),
  WORD("monthly", FREQUENCY, NCI_UNIT_MONTH), WORD("months", UNITS, NCI_UNIT_MONTH),
  WORD("more", MORE, NCI_MOD_MORE_THAN), WORD("morning", DAYPART, NCI_PART_MORNING),
  WORD("mornings", DAYPARTS, NCI_PART_MORNING), WORD("msk", ZONE, 0), WORD("multiple", FEW, 0),
  WORD("my", DETERMINER, 0)
};
static const nci_word words_n[] = {
  WORD("nearly", BOUND, NCI_MOD_LESS_THAN), WORD("next", NEXT, 0), WORD("night", DAYPART, NCI_PART_NIGHT), WORD("nightfall", DAYPART, NCI_PART_EVENING),
  WORD("nightly", FREQUENCY, NCI_UNIT_NIGHT), WORD("nights", DAYPARTS, NCI_PART_NIGHT), WORD("nine", NUMBER, 9),
  WORD("nineteen", NUMBER, 19), WORD("nineteenth", ORDINAL, 19), WORD("ninety", NUMBER, 90),
  WORD("ninth", ORDINAL, 9), WORD("noon", NOON, 12), WORD("nov", MONTH_SHORT, 11), WORD("november", MONTH, 11),
  WORD("now", NOW, NCI_REF_PRESENT), WORD("nowadays", NOW, NCI_REF_PRESENT), WORD("numerous", FEW, 0)
};
static const nci_word words_o[] = {
  WORD("oct", MONTH_SHORT, 10), WORD("october", MONTH, 10), WORD("of", PREP, NCI_PREP_OF), WORD("old", OLD, 0),
  WORD("olds", OLD, 0), WORD("on", PREP, NCI_PREP_ON), WORD("one", NUMBER, 1), WORD("or", AND, 1),
  WORD("our", DETERMINER, 0), WORD("over", BOUND, NCI_MOD_MORE_THAN)
};
static const nci_word words_p[] = {
  WORD("p.m", MERIDIEM, 12), WORD("p.m.", MERIDIEM, 12), WORD("paid", PAST, 0), WORD("past", LAST, 1),
  WORD("pdt", ZONE, 0), WORD("percent", PERCENT, 0), WORD("percentage", PERCENT, 1), WORD("plan", SCHEDULED, 0), WORD("planned", SCHEDULED, 0),
  WORD("planning", SCHEDULED, 0), WORD("plans", SCHEDULED, 0), WORD("pledged", SCHEDULED, 1),
  WORD("pm", MERIDIEM, 12), WORD("poised", SCHEDULED, 0), WORD("preceding", LAST, 1), WORD("previous", LAST, 0),
  WORD("promised", SCHEDULED, 1), WORD("pst", ZONE, 0), WORD("pt", ZONE, 0), WORD("put", PAST, 0)
};
static const nci_word words_q[] = {
  WORD("quarter", UNIT, NCI_UNIT_QUARTER), WORD("quarterly", FREQUENCY, NCI_UNIT_QUARTER),
  WORD("quarters", UNITS, NCI_UNIT_QUARTER)
};
static const nci_word words_r[] = {
  WORD("ran", PAST, 0), WORD("recent", NOW, NCI_REF_PAST), WORD("recently", NOW, NCI_REF_PAST), WORD("rose", PAST, 0),
  WORD("roughly", BOUND, NCI_MOD_APPROX)
};
static const nci_word words_s[] = {
  WORD("said", PAST, 0), WORD("same", SAME, 0), WORD("sank", PAST, 0), WORD("sat", WEEKDAY_SHORT, 6),
  WORD("saturday", WEEKDAY, 6), WORD("saturdays", WEEKDAYS, 6), WORD("saw", PAST, 0), WORD("scheduled", SCHEDULED, 0), WORD("semiannual", FREQUENCY, NCI_UNIT_MONTH + 5 * NCI_FREQUENCY_TIMES), WORD("semiannually", FREQUENCY, NCI_UNIT_MONTH + 5 * NCI_FREQUENCY_TIMES),
  WORD("scores", SCALES, 1), WORD("second", UNIT, NCI_UNIT_SECOND), WORD("seconds", UNITS, NCI_UNIT_SECOND), WORD("sec", UNITS, NCI_UNIT_SECOND),
  WORD("secs", UNITS, NCI_UNIT_SECOND), WORD("sent", PAST, 0), WORD("sep", MONTH_SHORT, 9),
  WORD("sept", MONTH_SHORT, 9), WORD("september", MONTH, 9), WORD("set", SCHEDULED, 0), WORD("seven", NUMBER, 7),
  WORD("seventeen", NUMBER, 17), WORD("seventeenth", ORDINAL, 17), WORD("seventh", ORDINAL, 7),
  WORD("seventy", NUMBER, 70), WORD("several", FEW, 0), WORD("shall", FUTURE, 0),
  WORD("she", PRONOUN, NCI_PRONOUN_SHE), WORD("shorter", MORE, NCI_MOD_LESS_THAN), WORD("shot", PAST, 0),
  WORD("should", WOULD, 0), WORD("since", PREP, NCI_PREP_SINCE), WORD("six", NUMBER, 6), WORD("sixteen", NUMBER, 16),
  WORD("sixteenth", ORDINAL, 16), WORD("sixth", ORDINAL, 6), WORD("sixty", NUMBER, 60), WORD("slated", SCHEDULED, 0),
  WORD("sold", PAST, 0), WORD("some", FEW, 1), WORD("sought", PAST, 0), WORD("spoke", PAST, 0),
  WORD("spring", SEASON, NCI_SEASON_SPRING), WORD("start", PHASE, NCI_MOD_START), WORD("starting", SCHEDULED, 0),
  WORD("stood", PAST, 0), WORD("struck", PAST, 0), WORD("summer", SEASON, NCI_SEASON_SUMMER),
  WORD("sun", WEEKDAY_SHORT, 7), WORD("sunday", WEEKDAY, 7), WORD("sunrise", DAYPART, NCI_PART_MORNING), WORD("sunset", DAYPART, NCI_PART_EVENING), WORD("sundays", WEEKDAYS, 7)
};
static const nci_word words_t[] = {
  WORD("ten", NUMBER, 10), WORD("tens", SCALES, 1), WORD("tenth", ORDINAL, 10), WORD("than", PREP, NCI_PREP_THAN),
  WORD("that", THIS, 1), WORD("the", THE, 0), WORD("their", DETERMINER, 0), WORD("these", THIS, 2),
  WORD("they", PRONOUN, NCI_PRONOUN_THEY), WORD("third", ORDINAL, 3), WORD("thirteen", NUMBER, 13),
  WORD("thirteenth", ORDINAL, 13), WORD("thirtieth", ORDINAL, 30), WORD("thirty", NUMBER, 30), WORD("this", THIS, 0),
  WORD("those", THIS, 3), WORD("thousand", SCALE, 3), WORD("thousands", SCALES, 3), WORD("three", NUMBER, 3),
  WORD("through", PREP, NCI_PREP_THROUGH), WORD("throughout", PREP, NCI_PREP_DURING), WORD("thu", WEEKDAY_SHORT, 4),
  WORD("thur", WEEKDAY_SHORT, 4), WORD("thurs", WEEKDAY_SHORT, 4), WORD("thursday", WEEKDAY, 4),
  WORD("thursdays", WEEKDAYS, 4), WORD("till", PREP, NCI_PREP_UNTIL), WORD("to", PREP, NCI_PREP_TO),
  WORD("today", DAY, 0), WORD("told", PAST, 0), WORD("tomorrow", DAY, 1), WORD("tonight", TONIGHT, 0),
  WORD("took", PAST, 0), WORD("trillion", SCALE, 12), WORD("trillions", SCALES, 12), WORD("trn", SCALE, 12), WORD("tue", WEEKDAY_SHORT, 2),
  WORD("tues", WEEKDAY_SHORT, 2), WORD("tuesday", WEEKDAY, 2), WORD("tuesdays", WEEKDAYS, 2),
  WORD("twelfth", ORDINAL, 12), WORD("twelve", NUMBER, 12), WORD("twentieth", ORDINAL, 20),
  WORD("twenty", NUMBER, 20), WORD("two", NUMBER, 2)
};
static const nci_word words_u[] = {
  WORD("under", BOUND, NCI_MOD_LESS_THAN), WORD("until", PREP, NCI_PREP_UNTIL), WORD("upcoming", NEXT, 0),
  WORD("utc", ZONE, 0)
};
static const nci_word words_v[] = {
  WORD("various", FEW, 0), WORD("vowed", SCHEDULED, 1)
};
static const nci_word words_w[] = {
  WORD("was", PAST, 0), WORD("we", PRONOUN, NCI_PRONOUN_WE), WORD("wed", WEEKDAY_SHORT, 3),
  WORD("wednesday", WEEKDAY, 3), WORD("wednesdays", WEEKDAYS, 3), WORD("week", UNIT, NCI_UNIT_WEEK),
  WORD("weekend", WEEKEND, 0), WORD("weekends", WEEKEND, 1), WORD("weekly", FREQUENCY, NCI_UNIT_WEEK),
  WORD("weeks", UNITS, NCI_UNIT_WEEK), WORD("went", PAST, 0), WORD("were", PAST, 0),
  WORD("who", PRONOUN, NCI_PRONOUN_WHO), WORD("will", FUTURE, 0), WORD("winter", SEASON, NCI_SEASON_WINTER),
  WORD("with", PREP, NCI_PREP_WITH), WORD("within", PREP, NCI_PREP_WITHIN), WORD("wo", FUTURE, 0),
  WORD("won", PAST, 0), WORD("workweek", UNIT, NCI_UNIT_WEEK), WORD("would", WOULD, 0), WORD("wrote", PAST, 0)
};
static const nci_word words_y[] = {
  WORD("year", UNIT, NCI_UNIT_YEAR), WORD("yearly", FREQUENCY, NCI_UNIT_YEAR), WORD("years", UNITS, NCI_UNIT_YEAR),
  WORD("yesterday", DAY, -1), WORD("you", PRONOUN, NCI_PRONOUN_YOU), WORD("your", DETERMINER, 0),
  WORD("yrs", UNITS, NCI_UNIT_YEAR)
};
static const nci_word words_z[] = {
  WORD("zero", NUMBER, 0)
};

#define GROUP(letter) { words_##letter, sizeof words_##letter / sizeof *words_##letter }

static const struct {
  const nci_word *words;
  size_t count;
} groups[26] = {
  GROUP(a), GROUP(b), GROUP(c), GROUP(d), GROUP(e), GROUP(f), GROUP(g), GROUP(h),
  GROUP(i), GROUP(j), GROUP(k), GROUP(l), GROUP(m), GROUP(n), GROUP(o), GROUP(p),
  GROUP(q), GROUP(r), GROUP(s), GROUP(t), GROUP(u), GROUP(v), GROUP(w), { NULL, 0 },
  GROUP(y), GROUP(z)
};

const nci_word *nci_word_find(ncorp_str text)
{
  char lower[NCI_WORD_ROOM] = { 0 };
  if (text.size == 0 || text.size >= sizeof lower || !nci_is_alpha(text.data[0])) return NULL;
  for (size_t i = 0; i < text.size; i++) lower[i] = nci_to_lower(text.data[i]);
  unsigned letter = (unsigned)(lower[0] - 'a');
  for (const nci_word *w = groups[letter].words, *end = w + groups[letter].count; w < end; w++)
    if (memcmp(w->text, lower, sizeof lower) == 0) return w;
  return NULL;
}
