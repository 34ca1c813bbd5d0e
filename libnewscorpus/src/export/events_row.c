/* Cells and rows of tab-separated tables: what may not stand in a cell, and that every row has as many cells. */
#include "export/events.h"

#include "base/decimal.h"

/* How many bytes at p are a character that readers take for the end of a cell or a line; 0 when it is none. */
static size_t break_size(const unsigned char *p, const unsigned char *end)
{
  if (*p < 0x20 || *p == 0x7f) return 1;
  if (*p == 0xc2 && end - p >= 2 && p[1] == 0x85) return 2;                                         /* next line */
  if (*p == 0xe2 && end - p >= 3 && p[1] == 0x80 && (p[2] == 0xa8 || p[2] == 0xa9)) return 3; /* line, paragraph separator */
  return 0;
}

ncorp_str nci_value(ncorp_str s)
{
  if (s.size <= NCI_VALUE_MAX) return s;
  s.size = NCI_VALUE_MAX;
  while (s.size && ((unsigned char)s.data[s.size] & 0xc0) == 0x80) s.size--; /* no part of a character */
  return s;
}

static void put_cell(nci_row *row, ncorp_str s, bool item)
{
  s = nci_value(s);
  const unsigned char *p = (const unsigned char *)s.data, *end = s.size ? p + s.size : p, *from = p;
  while (p < end) {
    size_t size = break_size(p, end);
    if (!size && !(item && *p == ';')) {
      p++;
      continue;
    }
    nci_buffer_put(row->out, from, (size_t)(p - from));
    nci_buffer_cstr(row->out, size ? " " : "%3B");
    p += size ? size : 1;
    from = p;
  }
  if (p > from) nci_buffer_put(row->out, from, (size_t)(p - from));
}

bool nci_row_open(nci_row *row)
{
  if (row->cells == row->columns) return false;
  if (row->cells++) nci_buffer_char(row->out, '\t');
  return true;
}

void nci_row_put(nci_row *row, ncorp_str part) { put_cell(row, part, false); }

void nci_row_item(nci_row *row, uint32_t index, ncorp_str item)
{
  if (index) nci_buffer_char(row->out, ';');
  put_cell(row, item, true);
}

void nci_row_skip(nci_row *row, uint32_t count)
{
  while (count-- && nci_row_open(row)) continue;
}

void nci_row_str(nci_row *row, ncorp_str s)
{
  if (nci_row_open(row)) put_cell(row, s, false);
}

void nci_row_number(nci_row *row, uint64_t value)
{
  if (nci_row_open(row)) nci_buffer_u64(row->out, value);
}

void nci_row_decimal(nci_row *row, ncorp_decimal value)
{
  if (nci_row_open(row)) nci_decimal_print(row->out, value);
}

void nci_row_end(nci_row *row)
{
  nci_row_skip(row, row->columns - row->cells);
  nci_buffer_char(row->out, '\n');
  row->cells = 0;
}
