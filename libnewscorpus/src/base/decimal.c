/* Decimal numbers as digits and exponent. Reading and printing give the same number back, bit by bit, which floating
 * point and the C library's locale would not; only ncorp_decimal_double() leaves the decimal world. */
#include "base/decimal.h"

#include "base/str.h"

enum { MAX_DIGITS = 18, MAX_EXPONENT = 9999 };

/* No trailing zeros in the digits; zero has exponent 0. */
static ncorp_decimal normal(ncorp_decimal d)
{
  if (d.digits == 0) return (ncorp_decimal){ 0, 0 };
  while (d.digits % 10 == 0) {
    d.digits /= 10;
    d.exponent++;
  }
  return d;
}

/* Digits beyond those that are kept count in the exponent alone. */
bool nci_decimal_parse(ncorp_str s, ncorp_decimal *out)
{
  const char *p = s.data, *end = s.data + s.size;
  bool negative = false, any = false;
  int64_t digits = 0;
  int32_t exponent = 0, kept = 0;
  if (p < end && *p == '-') negative = true, p++;
  for (bool point = false; p < end && (nci_is_digit(*p) || (*p == '.' && !point)); p++) {
    if (*p == '.') {
      point = true;
      continue;
    }
    any = true;
    if (kept < MAX_DIGITS) {
      digits = digits * 10 + (*p - '0');
      if (digits) kept++;
      exponent -= point;
    } else if (!point && exponent < MAX_EXPONENT) {
      exponent++;
    }
    if (exponent < -MAX_EXPONENT) return false;
  }
  if (p < end && (*p == 'e' || *p == 'E') && any) {
    int32_t e = 0;
    bool minus = false;
    any = false;
    if (++p < end && (*p == '+' || *p == '-')) minus = *p++ == '-';
    for (; p < end && nci_is_digit(*p); p++, any = true)
      if (e <= MAX_EXPONENT) e = e * 10 + (*p - '0');
    exponent += minus ? -e : e;
  }
  if (!any || p != end) return false;
  ncorp_decimal d = normal((ncorp_decimal){ negative ? -digits : digits, exponent });
  if (d.exponent > MAX_EXPONENT || d.exponent < -MAX_EXPONENT) return false;
  *out = d;
  return true;
}

void nci_decimal_print(nci_buffer *b, ncorp_decimal d)
{
  d = normal(d);
  uint64_t digits = d.digits < 0 ? 0 - (uint64_t)d.digits : (uint64_t)d.digits;
  if (d.digits < 0) nci_buffer_char(b, '-');
  char text[20];
  int n = 0;
  do text[n++] = (char)('0' + digits % 10); /* backwards */
  while (digits /= 10);
  if (d.exponent >= 0 && n + d.exponent <= 21) { /* a whole number */
    while (n) nci_buffer_char(b, text[--n]);
    for (int32_t i = 0; i < d.exponent; i++) nci_buffer_char(b, '0');
  } else if (d.exponent < 0 && d.exponent >= -21) { /* a fraction */
    int point = (int)-d.exponent;
    if (n <= point) {
      nci_buffer_lit(b, "0.");
      for (int i = n; i < point; i++) nci_buffer_char(b, '0');
      while (n) nci_buffer_char(b, text[--n]);
    } else {
      while (n > point) nci_buffer_char(b, text[--n]);
      nci_buffer_char(b, '.');
      while (n) nci_buffer_char(b, text[--n]);
    }
  } else {
    while (n) nci_buffer_char(b, text[--n]);
    nci_buffer_char(b, 'e');
    if (d.exponent < 0) nci_buffer_char(b, '-');
    nci_buffer_u64(b, (uint64_t)(d.exponent < 0 ? -(int64_t)d.exponent : d.exponent));
  }
}

void nci_decimal_print_bound(nci_buffer *b, ncorp_bound bound, ncorp_decimal d)
{
  static const char *const words[] = { "", "at least ", "at most ", "more than ", "less than ", "about " };
  if (bound >= NCORP_BOUND_EXACT && bound <= NCORP_BOUND_ABOUT) nci_buffer_cstr(b, words[bound]);
  nci_decimal_print(b, d);
}

int nci_decimal_cmp(ncorp_decimal a, ncorp_decimal b)
{
  a = normal(a), b = normal(b);
  if ((a.digits < 0) != (b.digits < 0) || a.digits == 0 || b.digits == 0)
    return a.digits < b.digits ? -1 : a.digits > b.digits;
  /* Same sign: bring the larger exponent down while the digits fit. */
  int sign = a.digits < 0 ? -1 : 1;
  while (a.exponent > b.exponent) {
    if (__builtin_mul_overflow(a.digits, 10, &a.digits)) return sign;
    a.exponent--;
  }
  while (b.exponent > a.exponent) {
    if (__builtin_mul_overflow(b.digits, 10, &b.digits)) return -sign;
    b.exponent--;
  }
  return a.digits < b.digits ? -1 : a.digits > b.digits;
}

double ncorp_decimal_double(ncorp_decimal d)
{
  double value = (double)d.digits, power = 10, scale = 1;
  uint32_t n = d.exponent < 0 ? 0u - (uint32_t)d.exponent : (uint32_t)d.exponent;
  if (n > 2 * MAX_EXPONENT) n = 2 * MAX_EXPONENT;
  for (; n; n >>= 1, power *= power)
    if (n & 1) scale *= power;
  return d.exponent < 0 ? value / scale : value * scale;
}
