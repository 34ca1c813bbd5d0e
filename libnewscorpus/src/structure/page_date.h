/* Dates as pages print them above an article. Time expressions in prose are none of this file's business. */
#ifndef NCI_STRUCTURE_PAGE_DATE_H
#define NCI_STRUCTURE_PAGE_DATE_H

#include <stdbool.h>
#include <stdint.h>
#include "base/arena.h"
#include "knowledge/lexicon.h"

typedef struct nci_page_date {
  int year, month, day;      /* year 0: the text gives none */
  char time[16];             /* "T10:30" or "T10:30:05", or empty */
  char zone[8];              /* "Z", "+03:00", or empty */
} nci_page_date;

/* Reads a date, with its weekday and time if there are any, at the beginning of s. Forms whose order of day and month
 * is open (07/12/2025) are read over: the result is then a date with month 0.
 * Returns: how many bytes it takes, or 0. */
size_t nci_page_date_read(const nci_lexicon *lexicon, ncorp_str s, nci_page_date *out);

/* ISO 8601: the date, with its time when the time zone is known too or the source was ISO itself. Absent when the date
 * is not complete. */
ncorp_str nci_page_date_print(nci_arena *arena, const nci_page_date *date);

#endif
