/* The closed classes of English words that times, quantities and quotations are built from: number words, months,
 * weekdays, units of time, deictic words, prepositions, auxiliaries. Grammar, not knowledge of the world. */
#ifndef NCI_MEANING_WORDS_H
#define NCI_MEANING_WORDS_H

#include <stdint.h>
#include <newscorpus/status.h>

typedef enum nci_word_class {
  NCI_W_NONE = 0,
  NCI_W_NUMBER,       /* value: the number, 0 to 99 */
  NCI_W_SCALE,        /* value: power of ten: hundred 2, thousand 3, million 6 */
  NCI_W_SCALES,       /* hundreds, thousands: an amount that nobody counted */
  NCI_W_DOZEN,
  NCI_W_HALF,
  NCI_W_QUARTER,      /* of an hour, a year, a whole */
  NCI_W_A,            /* a, an */
  NCI_W_THE,
  NCI_W_ORDINAL,      /* value: 1 to 31 */
  NCI_W_MONTH,        /* value: 1 to 12 */
  NCI_W_MONTH_NAME,   /* the same, of a month that is also a name or a verb: April, May, March */
  NCI_W_MONTH_SHORT,  /* Jan, Sept */
  NCI_W_WEEKDAY,      /* value: 1 (Monday) to 7 */
  NCI_W_WEEKDAYS,     /* Mondays */
  NCI_W_WEEKDAY_SHORT,
  NCI_W_UNIT,         /* value: NCI_UNIT_... */
  NCI_W_UNITS,        /* plural */
  NCI_W_WEEKEND,
  NCI_W_DAYPART,      /* morning; value: NCI_PART_... */
  NCI_W_DAYPARTS,     /* plural */
  NCI_W_NOON,         /* noon, midday, midnight; value: the hour, 12 or 0 */
  NCI_W_DAY,          /* today, yesterday, tomorrow; value: days from now */
  NCI_W_TONIGHT,
  NCI_W_NOW,          /* value: NCI_REF_... */
  NCI_W_SEASON,       /* value: NCI_SEASON_... */
  NCI_W_FREQUENCY,    /* daily; value: unit, and NCI_FREQUENCY_TIMES for each time more (biweekly) */
  NCI_W_EVERY,
  NCI_W_THIS,         /* value: 0 this, 1 that, 2 these, 3 those */
  NCI_W_LAST,         /* last, previous, past; value: 1 when it makes durations ("the past week") */
  NCI_W_NEXT,         /* next, coming, following, upcoming; value: 1 for following */
  NCI_W_SAME,
  NCI_W_EARLY,        /* early, mid, late; value: NCI_MOD_... */
  NCI_W_EARLIER,      /* earlier, later; value: -1, 1 */
  NCI_W_AGO,
  NCI_W_PHASE,        /* beginning, start, middle, end; value: NCI_MOD_... */
  NCI_W_BOUND,        /* about, nearly, over; value: NCI_MOD_... */
  NCI_W_MORE,         /* more, fewer, less, greater; value: NCI_MOD_... of "... than" */
  NCI_W_FEW,          /* several, few, many, multiple, couple, some */
  NCI_W_PREP,         /* value: NCI_PREP_... */
  NCI_W_AND,          /* and, or; value: 1 for or */
  NCI_W_PAST,         /* was, had, said: the clause tells of what was */
  NCI_W_FUTURE,       /* will, shall */
  NCI_W_WOULD,
  NCI_W_SCHEDULED,    /* scheduled, expected, due, set: of what is to come */
  NCI_W_BE,           /* is, are, be */
  NCI_W_MERIDIEM,     /* am, a.m., pm; value: 0, 12 */
  NCI_W_ZONE,         /* GMT, UTC, EST */
  NCI_W_OLD,
  NCI_W_PERCENT,
  NCI_W_PRONOUN,      /* value: NCI_PRONOUN_... */
  NCI_W_DETERMINER    /* his, her, its, their, our, my, your */
} nci_word_class;

enum { NCI_UNIT_SECOND, NCI_UNIT_MINUTE, NCI_UNIT_HOUR, NCI_UNIT_DAY, NCI_UNIT_WEEK, NCI_UNIT_FORTNIGHT, NCI_UNIT_MONTH,
       NCI_UNIT_QUARTER, NCI_UNIT_YEAR, NCI_UNIT_DECADE, NCI_UNIT_CENTURY, NCI_UNIT_WEEKEND, NCI_UNIT_NIGHT };
enum { NCI_FREQUENCY_TIMES = 16 };
enum { NCI_PART_MORNING, NCI_PART_AFTERNOON, NCI_PART_EVENING, NCI_PART_NIGHT, NCI_PART_DAYTIME };
enum { NCI_SEASON_SPRING, NCI_SEASON_SUMMER, NCI_SEASON_AUTUMN, NCI_SEASON_WINTER };
enum { NCI_REF_PRESENT, NCI_REF_PAST, NCI_REF_FUTURE };
enum { NCI_PREP_IN = 1, NCI_PREP_ON, NCI_PREP_AT, NCI_PREP_SINCE, NCI_PREP_BY, NCI_PREP_UNTIL, NCI_PREP_OF, NCI_PREP_FROM,
       NCI_PREP_TO, NCI_PREP_DURING, NCI_PREP_BEFORE, NCI_PREP_AFTER, NCI_PREP_BETWEEN, NCI_PREP_THROUGH, NCI_PREP_FOR,
       NCI_PREP_WITHIN, NCI_PREP_THAN, NCI_PREP_WITH };
enum { NCI_PRONOUN_I, NCI_PRONOUN_WE, NCI_PRONOUN_YOU, NCI_PRONOUN_HE, NCI_PRONOUN_SHE, NCI_PRONOUN_IT, NCI_PRONOUN_THEY,
       NCI_PRONOUN_WHO };

/* TIMEX3 modifiers; the same words bound quantities. */
typedef enum nci_mod {
  NCI_MOD_NONE = 0, NCI_MOD_APPROX, NCI_MOD_LESS_THAN, NCI_MOD_MORE_THAN, NCI_MOD_EQUAL_OR_LESS, NCI_MOD_EQUAL_OR_MORE,
  NCI_MOD_START, NCI_MOD_MID, NCI_MOD_END
} nci_mod;

enum { NCI_WORD_ROOM = 14 };

typedef struct nci_word {
  char text[NCI_WORD_ROOM]; /* lower case; the rest is zero */
  uint8_t word_class;
  int8_t value;
} nci_word;

/* Finds a word in any case; NULL when it is in none of the classes. */
const nci_word *nci_word_find(ncorp_str text);

#endif
