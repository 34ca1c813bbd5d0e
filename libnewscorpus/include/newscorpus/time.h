/* newscorpus/time.h - spans, numbers, time expressions and quantities in an article.
 *
 * Times follow TIMEX3 (ISO-TimeML): type, value and modifier. A value is resolved against the date of publication and the
 * tense of its sentence; without such a date it is the partial value that the text gives ("XXXX-WXX-6" for Saturday), and
 * never a guess. Quantities are numbers with a bound and what is counted.
 */
#ifndef NEWSCORPUS_TIME_H
#define NEWSCORPUS_TIME_H

#include <newscorpus/status.h>

NCORP_BEGIN_DECLS

/* A stretch of an article's text: UTF-8 byte offsets, [start, end). ncorp_article_codepoint() converts an offset. */
typedef struct ncorp_span {
  uint32_t start; /* first byte */
  uint32_t end;   /* the byte after the last */
} ncorp_span;

/* The span that stands for "none" in optional fields: start and end are both UINT32_MAX. */
#define NCORP_NO_SPAN { UINT32_MAX, UINT32_MAX }

/* The index that stands for "none" in optional fields. */
#define NCORP_NONE UINT32_MAX

/* TIMEX3 types. */
typedef enum ncorp_time_type {
  NCORP_TIME_DATE = 0,     /* a day or something longer: "Saturday", "last week", "2019" */
  NCORP_TIME_TIME = 1,     /* a time of day: "8:00 am", "Saturday evening" */
  NCORP_TIME_DURATION = 2, /* how long: "two hours" */
  NCORP_TIME_SET = 3       /* how often: "every Tuesday" */
} ncorp_time_type;

/* A time expression. Only the library makes these; fields may be added at the end. */
typedef struct ncorp_time {
  ncorp_span span;      /* where it stands */
  ncorp_time_type type; /* TIMEX3 type */
  ncorp_str value;      /* TIMEX3 value ("2025-12-06", "PT2H", "XXXX-WXX-6"); absent when nothing is known */
  ncorp_str mod;        /* TIMEX3 modifier ("APPROX", "START"), or absent */
  ncorp_str quant, freq; /* of a SET, as TIMEX3 has them: "EVERY", "2X"; or absent */
  ncorp_str begin, end; /* of a DURATION or a span of dates whose ends are known: TIMEX3 values of its first and last day or time; or absent */
  ncorp_span evidence;  /* the words outside the span that decided the value: a verb's tense, another time; or NCORP_NO_SPAN */
  ncorp_str because;    /* the rule that fired ("weekday", "month-day"), or absent */
} ncorp_time;

/* How a number bounds the amount that it speaks of. */
typedef enum ncorp_bound {
  NCORP_BOUND_EXACT = 0,     /* "eight" */
  NCORP_BOUND_AT_LEAST = 1,  /* "at least eight" */
  NCORP_BOUND_AT_MOST = 2,   /* "up to eight" */
  NCORP_BOUND_MORE_THAN = 3, /* "more than eight" */
  NCORP_BOUND_LESS_THAN = 4, /* "fewer than eight", "nearly eight" */
  NCORP_BOUND_ABOUT = 5      /* "some eight" */
} ncorp_bound;

/* A decimal number, digits times ten to the power of exponent: exact, so that output is the same everywhere. */
typedef struct ncorp_decimal {
  int64_t digits;
  int32_t exponent;
} ncorp_decimal;

/* What has befallen the persons that are counted. */
typedef enum ncorp_casualty {
  NCORP_CASUALTY_NONE = 0,
  NCORP_KILLED = 1,
  NCORP_INJURED = 2,
  NCORP_MISSING = 3,
  NCORP_ARRESTED = 4,
  NCORP_DISPLACED = 5,
  NCORP_ABDUCTED = 6
} ncorp_casualty;

/* A number with what it counts. Only the library makes these; fields may be added at the end. */
typedef struct ncorp_quantity {
  ncorp_span span;      /* the number with its bound: "more than 620" */
  ncorp_decimal value;  /* the number */
  ncorp_bound bound;    /* how it bounds */
  ncorp_str unit;       /* lemma of what is counted, an ISO 4217 code, "%", or absent */
  ncorp_span unit_span; /* where the unit stands, or NCORP_NO_SPAN */
  int ranged;           /* 1: "five to seven": value is the lower end, high the upper one */
  ncorp_decimal high;
  ncorp_casualty casualty;
  ncorp_span evidence;  /* the word outside the span that tells the casualty ("killed"), or NCORP_NO_SPAN */
  ncorp_str because;    /* the rule that fired ("money", "count"), or absent */
} ncorp_quantity;

/* Converts a decimal to a double.
 *
 * value: any; the exponent may be as large as a corpus file can hold.
 * Returns: the value; 0 for digits 0.
 * Thread safety: any thread, any time.
 * Since: 0.1
 */
NCORP_API double ncorp_decimal_double(ncorp_decimal value);

/* Name an enumerator as the corpus format does ("DATE", "at_least", "killed").
 *
 * Returns: a static string; NULL for "none" and for a value that is none of the enumeration.
 * Thread safety: any thread, any time.
 * Since: 0.1
 */
NCORP_API const char *ncorp_time_type_name(ncorp_time_type type);
NCORP_API const char *ncorp_bound_name(ncorp_bound bound);
NCORP_API const char *ncorp_casualty_name(ncorp_casualty casualty);

NCORP_END_DECLS

#endif
