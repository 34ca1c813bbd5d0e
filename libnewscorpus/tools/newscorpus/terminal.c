/* Colours, progress and tables. */
#include "terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

static int chosen; /* 0: as the terminal is; 1: always; -1: never */

bool ink_choose(const char *when)
{
  if (strcmp(when, "auto") == 0) chosen = 0;
  else if (strcmp(when, "always") == 0) chosen = 1;
  else if (strcmp(when, "never") == 0) chosen = -1;
  else return false;
  return true;
}

static bool colours(void)
{
  if (chosen) return chosen > 0;
  const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
  return isatty(STDOUT_FILENO) && !(no && *no) && !(term && strcmp(term, "dumb") == 0);
}

const char *ink_on(ink i)
{
  static const char *const inks[] = { "", "\033[1m", "\033[2m", "\033[36m", "\033[35m", "\033[32m", "\033[34m", "\033[33m",
                                      "\033[94m", "\033[1;31m", "\033[31m", "\033[33m" };
  return colours() ? inks[i] : "";
}

const char *ink_off(void) { return colours() ? "\033[0m" : ""; }

bool progress_wanted(void) { return isatty(STDERR_FILENO); }

static bool bar_shown;

int show_progress(void *ctx, uint64_t done, uint64_t total)
{
  static struct timespec last;
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  bool end = total && done >= total;
  int64_t passed = (now.tv_sec - last.tv_sec) * 1000 + (now.tv_nsec - last.tv_nsec) / 1000000;
  if (bar_shown && !end && passed < 100) return 0;
  last = now;
  bar_shown = true;
  if (total) {
    char bar[31];
    size_t full = (size_t)(done * 30 / total);
    for (size_t i = 0; i < 30; i++) bar[i] = i < full ? '#' : '.';
    bar[30] = '\0';
    fprintf(stderr, "\r\033[K%s [%s] %llu/%llu", (const char *)ctx, bar, (unsigned long long)done, (unsigned long long)total);
  } else {
    fprintf(stderr, "\r\033[K%s %llu", (const char *)ctx, (unsigned long long)done);
  }
  fflush(stderr);
  return 0;
}

void end_progress(void)
{
  if (bar_shown) fputs("\r\033[K", stderr);
  bar_shown = false;
}

/* The size of the control character at `at`, or 0 when there is none. */
static size_t control_at(ncorp_str s, size_t at)
{
  unsigned char c = (unsigned char)s.data[at];
  if (c < ' ' || c == 0x7f) return 1;
  return c == 0xc2 && at + 1 < s.size && (unsigned char)s.data[at + 1] < 0xa0 ? 2 : 0;
}

void put_text(FILE *to, ncorp_str s, bool lines)
{
  for (size_t i = 0, n; i < s.size; i += n ? n : 1) {
    char c = s.data[i];
    n = control_at(s, i);
    if (!n || (lines && (c == '\n' || c == '\t'))) fputc(c, to);
    else fprintf(to, "\\x%02X", (unsigned char)s.data[i + n - 1]);
  }
}

size_t text_width(ncorp_str s)
{
  size_t n = 0;
  for (size_t i = 0; i < s.size; i++) n += ((unsigned char)s.data[i] & 0xc0) != 0x80;
  return n;
}

typedef struct cell {
  char *text;
  size_t width;
  bool right;
} cell;

struct table {
  const char *const *headings;
  size_t columns, count, capacity;
  cell *cells;
};

static void *must(void *block)
{
  if (block) return block;
  fputs("newscorpus: out of memory\n", stderr);
  exit(2);
}

table *table_new(const char *const *headings, size_t columns)
{
  table *t = must(calloc(1, sizeof *t));
  t->headings = headings;
  t->columns = columns;
  return t;
}

static void add(table *t, ncorp_str text, bool right)
{
  if (t->count == t->capacity) {
    t->capacity = t->capacity ? t->capacity * 2 : 64;
    t->cells = must(realloc(t->cells, t->capacity * sizeof *t->cells));
  }
  char *copy = must(malloc(text.size + 1));
  size_t size = 0;
  for (size_t i = 0, n; i < text.size; i += n ? n : 1) {
    n = control_at(text, i);
    copy[size++] = n ? ' ' : text.data[i];
  }
  copy[size] = '\0';
  t->cells[t->count++] = (cell){ copy, text_width((ncorp_str){ copy, size }), right };
}

void table_cell(table *t, ncorp_str text) { add(t, text, false); }
void table_text(table *t, const char *text) { add(t, (ncorp_str){ text, strlen(text) }, false); }

void table_number(table *t, uint64_t n)
{
  char digits[24];
  int size = snprintf(digits, sizeof digits, "%llu", (unsigned long long)n);
  add(t, (ncorp_str){ digits, (size_t)size }, true);
}

void table_end_row(table *t)
{
  while (t->count % t->columns) add(t, (ncorp_str){ "", 0 }, false);
}

static size_t terminal_width(void)
{
  struct winsize size;
  if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20) return size.ws_col;
  return SIZE_MAX;
}

/* Prints at most `room` characters of a text; a cut is marked. */
static void print_cut(const char *text, size_t width, size_t room)
{
  if (width <= room) {
    fputs(text, stdout);
    return;
  }
  size_t shown = 0;
  for (; *text && (shown + 1 < room || ((unsigned char)*text & 0xc0) == 0x80); text++) {
    putchar(*text);
    shown += ((unsigned char)text[1] & 0xc0) != 0x80;
  }
  fputs("…", stdout);
}

static void print_row(const table *t, const cell *row, const size_t *widths, size_t limit)
{
  size_t column = 0;
  for (size_t i = 0; i < t->columns; i++) {
    size_t pad = widths[i] - row[i].width;
    bool last = i + 1 == t->columns;
    if (row[i].right)
      for (size_t k = 0; k < pad; k++) putchar(' ');
    size_t room = last && limit != SIZE_MAX ? (column < limit ? limit - column : 1) : row[i].width;
    print_cut(row[i].text, row[i].width, room);
    if (!last) {
      if (!row[i].right)
        for (size_t k = 0; k < pad; k++) putchar(' ');
      fputs("  ", stdout);
    }
    column += widths[i] + 2;
  }
  putchar('\n');
}

void table_print(table *t)
{
  size_t *widths = must(calloc(t->columns, sizeof *widths));
  cell *head = must(calloc(t->columns, sizeof *head));
  for (size_t i = 0; i < t->columns; i++) {
    head[i] = (cell){ (char *)(uintptr_t)t->headings[i], strlen(t->headings[i]), t->count >= t->columns && t->cells[i].right };
    widths[i] = head[i].width;
  }
  for (size_t i = 0; i < t->count; i++)
    if (t->cells[i].width > widths[i % t->columns]) widths[i % t->columns] = t->cells[i].width;
  size_t limit = terminal_width();
  fputs(ink_on(INK_BOLD), stdout);
  print_row(t, head, widths, limit);
  fputs(ink_off(), stdout);
  for (size_t i = 0; i + t->columns <= t->count; i += t->columns) print_row(t, &t->cells[i], widths, limit);
  for (size_t i = 0; i < t->count; i++) free(t->cells[i].text);
  free(t->cells);
  free(head);
  free(widths);
  free(t);
}
