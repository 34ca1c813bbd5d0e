/* The loops of the network: each way in which this processor can run them gives just what the header says, for any values. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "language/kernels.h"
#include "language/network.h"
#include "newscorpus-train/train.h"

enum { MOST_ROWS = 19, MOST_K = 1024, MOST_M = 272, MANY = 600, GUARD = 0x5a5a5a5a };

typedef struct matrices {
  uint8_t x8[MOST_ROWS * MOST_K + 64];
  int8_t w8[MOST_K * MOST_M];
  int16_t x16[MOST_ROWS * MOST_K + 64], w16[MOST_K * MOST_M];
  int32_t bias[MOST_M], plain[MOST_ROWS * MOST_M], out[MOST_ROWS * MOST_M + 16];
} matrices;

typedef enum filling { ANY, LARGEST, SMALLEST, MIXED, FILLINGS } filling;

/* A value of `bits` bits: any, the largest, the smallest, or one of these two by chance. */
static int32_t value(train_random *r, filling how, int bits)
{
  int32_t most = (int32_t)((UINT32_C(1) << (bits - 1)) - 1);
  if (how == MIXED) how = train_below(r, 2) ? LARGEST : SMALLEST;
  return how == LARGEST ? most : how == SMALLEST ? -most - 1 : (int32_t)(uint32_t)train_next(r) >> (32 - bits);
}

static void fill(matrices *f, train_random *r, filling x, filling w)
{
  for (size_t i = 0; i < sizeof f->x8; i++) f->x8[i] = (uint8_t)(value(r, x, 8) + 128);
  for (size_t i = 0; i < sizeof f->w8; i++) f->w8[i] = (int8_t)value(r, w, 8);
  for (size_t i = 0; i < sizeof f->x16 / 2; i++) f->x16[i] = (int16_t)value(r, x, 16);
  for (size_t i = 0; i < sizeof f->w16 / 2; i++) f->w16[i] = (int16_t)value(r, w, 16);
  for (size_t i = 0; i < MOST_M; i++) f->bias[i] = value(r, w, 32);
}

/* w(i, o) where the header says that it stands; the sum is taken modulo 2^32. */
static int32_t sum8(const matrices *f, uint32_t stride, uint32_t t, uint32_t k, uint32_t o, bool bias)
{
  uint32_t sum = bias ? (uint32_t)f->bias[o] : 0;
  for (uint32_t i = 0; i < k; i++) sum += (uint32_t)(f->x8[t * stride + i] * f->w8[((o / 16 * (k / 4) + i / 4) * 16 + o % 16) * 4 + i % 4]);
  return (int32_t)sum;
}

static int32_t sum16(const matrices *f, uint32_t stride, uint32_t t, uint32_t k, uint32_t o)
{
  int64_t sum = 0;
  for (uint32_t i = 0; i < k; i++) sum += (int64_t)f->x16[t * stride + i] * f->w16[((o / 16 * (k / 2) + i / 2) * 16 + o % 16) * 2 + i % 2];
  return (int32_t)(uint32_t)(uint64_t)sum;
}

static void put_guard(matrices *f, size_t count)
{
  for (size_t i = 0; i < 16; i++) f->out[count + i] = GUARD;
}

static void assert_out(const matrices *f, size_t count)
{
  assert_memory_equal(f->out, f->plain, count * sizeof *f->out);
  for (size_t i = 0; i < 16; i++) assert_int_equal(f->out[count + i], GUARD);
}

static void check8(matrices *f, uint32_t stride, uint32_t n, uint32_t k, uint32_t m, bool bias)
{
  const int32_t *b = bias ? f->bias : NULL;
  nci_matmul8_plain(f->x8, stride, n, f->w8, b, k, m, f->plain);
  for (uint32_t t = 0; t < n; t += n > 1 ? n - 1 : 1)
    for (uint32_t o = 0; o < m; o += 15) assert_int_equal(f->plain[t * m + o], sum8(f, stride, t, k, o, bias));
  for (uint32_t v = 0; nci_kernels_variant(v); v++) {
    put_guard(f, (size_t)n * m);
    nci_kernels_variant(v)->matmul8(f->x8, stride, n, f->w8, (size_t)k * 16, b, k / 4, m, f->out);
    assert_out(f, (size_t)n * m);
  }
  put_guard(f, (size_t)n * m);
  nci_matmul8(f->x8, stride, n, f->w8, b, k, m, f->out);
  assert_out(f, (size_t)n * m);
}

static void check16(matrices *f, uint32_t stride, uint32_t n, uint32_t k, uint32_t m)
{
  nci_matmul16_plain(f->x16, stride, n, f->w16, k, m, f->plain);
  for (uint32_t t = 0; t < n; t += n > 1 ? n - 1 : 1)
    for (uint32_t o = 0; o < m; o += 15) assert_int_equal(f->plain[t * m + o], sum16(f, stride, t, k, o));
  for (uint32_t v = 0; nci_kernels_variant(v); v++) {
    put_guard(f, (size_t)n * m);
    nci_kernels_variant(v)->matmul16(f->x16, (size_t)stride * 2, n, f->w16, (size_t)k * 32, NULL, k / 2, m, f->out);
    assert_out(f, (size_t)n * m);
  }
  put_guard(f, (size_t)n * m);
  nci_matmul16(f->x16, stride, n, f->w16, k, m, f->out);
  assert_out(f, (size_t)n * m);
}

/* All counts of rows up to more than two tiles, blocks up to more than two tiles, and several stretches of inputs. */
static void test_matmul_sizes(void **state)
{
  (void)state;
  static const uint32_t ks[] = { 16, 48, 256, 512, 528, 1024 }, ms[] = { 16, 32, 48, 128, 144, 272 };
  matrices *f = calloc(1, sizeof *f);
  train_random r = { 1 };
  assert_non_null(f);
  fill(f, &r, ANY, ANY);
  for (size_t i = 0; i < sizeof ks / sizeof *ks; i++)
    for (size_t j = 0; j < sizeof ms / sizeof *ms; j++)
      for (uint32_t n = 1; n <= MOST_ROWS; n += ks[i] > 256 && ms[j] > 48 ? 6 : 1) {
        check8(f, ks[i], n, ks[i], ms[j], true);
        check16(f, ks[i], n, ks[i], ms[j]);
      }
  check8(f, 16, 19, 4, 16, false); /* the smallest groups of all, rows apart */
  check8(f, 16, 19, 112, 80, false); /* rows that overlap: a window */
  check16(f, 32, 19, 2, 16);
  free(f);
}

static void test_matmul_extremes(void **state)
{
  (void)state;
  matrices *f = calloc(1, sizeof *f);
  train_random r = { 2 };
  assert_non_null(f);
  for (filling x = ANY; x < FILLINGS; x++)
    for (filling w = ANY; w < FILLINGS; w++) {
      fill(f, &r, x, w);
      check8(f, 768, 9, 768, 48, true);
      check16(f, 768, 9, 768, 48);
    }
  free(f);
}

/* ---- the others ---- */

static int64_t within(int64_t v, int64_t least, int64_t most) { return v < least ? least : v > most ? most : v; }

/* v / 2^shift, rounded to the nearest, halves upwards. */
static int64_t rounded(int64_t v, uint32_t shift)
{
  int64_t unit = INT64_C(1) << shift, up = v + unit / 2;
  return up >= 0 ? up / unit : -((-up + unit - 1) / unit);
}

static void test_rescale(void **state)
{
  (void)state;
  static const int32_t leasts[] = { 0, INT16_MIN };
  int32_t sums[MANY];
  int16_t plus[MANY], out[MANY + 1];
  uint8_t bytes[MANY + 1], same[MANY];
  train_random r = { 3 };
  for (uint32_t shift = 0; shift <= 16; shift++)
    for (int mode = 0; mode < 4; mode++) {
      uint32_t size = train_below(&r, 16);
      for (int i = 0; i < MANY; i++) {
        sums[i] = (int32_t)train_next(&r) >> size;
        plus[i] = (int16_t)value(&r, i % 7 ? ANY : MIXED, 16);
      }
      sums[0] = INT32_MIN, sums[1] = INT32_MAX - (1 << 15); /* rounding up from the very top goes round, as all sums do */
      for (uint32_t v = 0; nci_kernels_variant(v); v++)
        for (uint32_t count = MANY; count > MANY - 33; count -= 8) {
          out[count] = bytes[count] = 77;
          nci_kernels_variant(v)->rescale(sums, shift, leasts[mode / 2], mode % 2 ? plus : NULL, count, out, bytes);
          nci_kernels_variant(v)->narrow(out, count, same);
          assert_memory_equal(bytes, same, count);
          nci_kernels_variant(v)->rescale(sums, shift, leasts[mode / 2], mode % 2 ? plus : NULL, count, out, NULL);
          nci_kernels_variant(v)->rescale(sums, shift, leasts[mode / 2], mode % 2 ? plus : NULL, count, NULL, bytes);
          assert_memory_equal(bytes, same, count);
          for (uint32_t i = 0; i < count; i++) {
            int64_t want = within(rounded(sums[i], shift), leasts[mode / 2], INT16_MAX) + (mode % 2 ? plus[i] : 0);
            assert_int_equal(out[i], within(want, INT16_MIN, INT16_MAX));
          }
          assert_int_equal(out[count], 77);
          assert_int_equal(bytes[count], 77);
        }
    }
}

static void test_narrow(void **state)
{
  (void)state;
  static int16_t x[65536];
  static uint8_t out[65537];
  for (int i = 0; i < 65536; i++) x[i] = (int16_t)(i - 32768);
  for (uint32_t v = 0; nci_kernels_variant(v); v++)
    for (uint32_t skip = 0; skip < 40; skip += 13) {
      uint32_t count = 65536 - skip;
      out[count] = 9;
      nci_kernels_variant(v)->narrow(x + skip, count, out);
      for (uint32_t i = 0; i < count; i++)
        assert_int_equal(out[i], within(rounded(x[skip + i], NCI_UNIT - NCI_NARROW_UNIT), -128, 127) + 128);
      assert_int_equal(out[count], 9);
    }
}

/* What is added before it is narrowed: rows of clues, and the three parts of a relation's layer. */
static void test_narrow_sums(void **state)
{
  (void)state;
  enum { ROWS = 32 };
  static int16_t rows[ROWS * NCI_MAX_WIDTH];
  int16_t x[NCI_MAX_WIDTH];
  uint8_t out[NCI_MAX_WIDTH + 1];
  train_random r = { 8 };
  for (int round = 0; round < 300; round++) {
    uint32_t count = NCI_MAX_WIDTH - 8 * train_below(&r, 20), bits = (uint32_t)train_next(&r) & (uint32_t)train_next(&r);
    for (uint32_t i = 0; i < count; i++) x[i] = (int16_t)value(&r, round % 5 ? ANY : MIXED, round % 3 ? 16 : 13);
    for (uint32_t i = 0; i < ROWS * count; i++) rows[i] = (int16_t)value(&r, round % 7 ? ANY : MIXED, round % 3 ? 16 : 11);
    for (uint32_t v = 0; nci_kernels_variant(v); v++) {
      out[count] = 9;
      nci_kernels_variant(v)->narrow_with(x, rows, bits, count, out);
      for (uint32_t i = 0; i < count; i++) {
        int32_t sum = x[i];
        for (uint32_t k = 0; k < ROWS; k++) sum += bits >> k & 1 ? rows[k * count + i] : 0;
        assert_int_equal(out[i], within(rounded((int16_t)(uint16_t)sum, NCI_UNIT - NCI_NARROW_UNIT), -128, 127) + 128);
      }
      nci_kernels_variant(v)->join(x, rows, rows + count, count, out);
      for (uint32_t i = 0; i < count; i++)
        assert_int_equal(out[i], within(rounded(within(x[i] + rows[i] + rows[count + i], 0, INT16_MAX), NCI_UNIT - NCI_NARROW_UNIT), -128, 127) + 128);
      assert_int_equal(out[count], 9);
    }
  }
}

static void test_sum_rows(void **state)
{
  (void)state;
  enum { ROWS = 6 };
  int8_t values[ROWS][MANY];
  int16_t out[MANY + 1];
  const int8_t *rows[ROWS];
  uint8_t shifts[ROWS];
  train_random r = { 4 };
  for (uint32_t shift = 0; shift <= NCI_UNIT; shift++)
    for (uint32_t n = 0; n <= ROWS; n++) {
      uint32_t count = MANY - shift;
      for (uint32_t k = 0; k < ROWS; k++) {
        rows[k] = values[k];
        shifts[k] = (uint8_t)(k ? train_below(&r, NCI_UNIT + 1) : shift);
        for (uint32_t i = 0; i < count; i++) values[k][i] = (int8_t)value(&r, i % 3 ? ANY : MIXED, 8);
      }
      for (uint32_t v = 0; nci_kernels_variant(v); v++) {
        out[count] = 5;
        nci_kernels_variant(v)->sum_rows(rows, shifts, n, count, out);
        for (uint32_t i = 0; i < count; i++) {
          int32_t sum = 0;
          for (uint32_t k = 0; k < n; k++) sum += values[k][i] * (1 << shifts[k]);
          assert_int_equal(out[i], (int16_t)(uint16_t)sum);
        }
        assert_int_equal(out[count], 5);
      }
    }
}

static void test_best_of(void **state)
{
  (void)state;
  int32_t scores[MANY];
  train_random r = { 5 };
  for (int round = 0; round < 400; round++) {
    uint32_t count = 1 + train_below(&r, round % 4 ? 70 : MANY), range = 1 + train_below(&r, round % 3 ? 9 : 100000), want = 0;
    for (uint32_t i = 0; i < count; i++) {
      scores[i] = round % 7 ? (int32_t)train_below(&r, range) - (int32_t)range / 2 : round % 2 ? INT32_MIN : INT32_MAX - (int32_t)train_below(&r, 2);
      if (scores[i] > scores[want]) want = i;
    }
    for (uint32_t v = 0; nci_kernels_variant(v); v++) assert_int_equal(nci_kernels_variant(v)->best_of(scores, count), want);
    assert_int_equal(nci_best_of(scores, count), want);
  }
  assert_int_equal(nci_best_of(scores, 0), 0);
}

static void test_finish_scores(void **state)
{
  (void)state;
  int32_t scores[MANY], more[MANY], want[MANY], got[MANY];
  train_random r = { 6 };
  for (int round = 0; round < 200; round++) {
    uint32_t count = 1 + train_below(&r, MANY), best = 0;
    for (uint32_t i = 0; i < count; i++) {
      scores[i] = value(&r, round % 5 ? ANY : MIXED, round % 2 ? 32 : 14);
      more[i] = value(&r, round % 3 ? ANY : MIXED, round % 2 ? 25 : 6);
      want[i] = (int32_t)within((int64_t)(scores[i] >= 0 ? scores[i] / 1024 : -((1023 - (int64_t)scores[i]) / 1024)) + more[i], -(1 << 24), 1 << 24);
      if (want[i] > want[best]) best = i;
    }
    for (uint32_t v = 0; nci_kernels_variant(v); v++) {
      memcpy(got, scores, sizeof got);
      assert_int_equal(nci_kernels_variant(v)->finish_scores(got, more, count), best);
      assert_memory_equal(got, want, count * sizeof *got);
    }
  }
  assert_int_equal(nci_finish_scores(scores, more, 0), 0);
}

/* ---- cells ---- */

static double squash(double x)
{
  x = x > 2 ? 2 : x < -2 ? -2 : x;
  return x - x * (x < 0 ? -x : x) / 4;
}

static double gate(double x) { return 0.5 + squash(x / 2) / 2; }

static double difference(double a, double b) { return a < b ? b - a : a - b; }

/* All variants agree to the bit; with the definition to less than two units of what they give. */
static void test_cell_step(void **state)
{
  (void)state;
  enum { CELLS = NCI_MAX_CELLS };
  int32_t a[4 * CELLS], b[4 * CELLS];
  int16_t content[CELLS], out[CELLS], content_plain[CELLS], out_plain[CELLS], content_before[CELLS], out_before[CELLS];
  uint8_t cells_state[CELLS], state_plain[CELLS];
  train_random r = { 7 };
  for (int round = 0; round < 600; round++) {
    uint32_t cells = 8 * (1 + train_below(&r, CELLS / 8)), a_shift = train_below(&r, 17), b_shift = 2 + train_below(&r, 15);
    bool wild = round % 3 == 0;
    for (uint32_t i = 0; i < 4 * cells; i++) {
      a[i] = wild ? value(&r, round % 2 ? ANY : MIXED, 32) : (int32_t)train_below(&r, UINT32_C(6) << (a_shift + 10)) - (INT32_C(3) << (a_shift + 10));
      b[i] = wild ? value(&r, round % 2 ? ANY : MIXED, 32) : (int32_t)train_below(&r, UINT32_C(6) << (b_shift + 10)) - (INT32_C(3) << (b_shift + 10));
    }
    for (uint32_t i = 0; i < cells; i++) {
      content_before[i] = (int16_t)((int32_t)train_below(&r, 2 * (NCI_CELL_LIMIT << NCI_CELL_UNIT) + 1) - (NCI_CELL_LIMIT << NCI_CELL_UNIT));
      if (round % 5 == 0) content_before[i] = train_below(&r, 2) ? NCI_CELL_LIMIT << NCI_CELL_UNIT : -(NCI_CELL_LIMIT << NCI_CELL_UNIT);
      out_before[i] = (int16_t)value(&r, round % 4 ? ANY : MIXED, 16);
    }
    for (uint32_t v = 0; nci_kernels_variant(v); v++) {
      memcpy(content, content_before, sizeof content);
      memcpy(out, out_before, sizeof out);
      nci_kernels_variant(v)->cell_step(a, a_shift, b, b_shift, cells, content, cells_state, out);
      if (v == 0) {
        memcpy(content_plain, content, sizeof content);
        memcpy(out_plain, out, sizeof out);
        memcpy(state_plain, cells_state, sizeof state_plain);
      }
      assert_memory_equal(content, content_plain, cells * sizeof *content);
      assert_memory_equal(out, out_plain, cells * sizeof *out);
      assert_memory_equal(cells_state, state_plain, cells);
    }
    for (uint32_t i = 0; i < cells; i++) assert_in_range(content_plain[i] + (NCI_CELL_LIMIT << NCI_CELL_UNIT), 0, 2 * (NCI_CELL_LIMIT << NCI_CELL_UNIT));
    for (uint32_t i = 0; i < cells && !wild; i++) {
      double in[4];
      for (uint32_t k = 0; k < 4; k++)
        in[k] = a[k * cells + i] / (double)(UINT32_C(1) << a_shift) / 1024 + b[k * cells + i] / (double)(UINT32_C(1) << b_shift) / 1024;
      double c = gate(in[1]) * content_before[i] / 4096 + gate(in[0]) * squash(in[3]);
      c = c > NCI_CELL_LIMIT ? NCI_CELL_LIMIT : c < -NCI_CELL_LIMIT ? -NCI_CELL_LIMIT : c;
      double h = gate(in[2]) * squash(c), h_byte = h * 128 > 127 ? 127 : h * 128;
      assert_true(difference(content_plain[i], c * 4096) < 16);
      assert_true(difference(state_plain[i] - 128, h_byte) < 1.2);
      if (out_before[i] < INT16_MAX - 4096 && out_before[i] > INT16_MIN + 4096) assert_true(difference(out_plain[i] - out_before[i], h * 1024) < 4);
    }
  }
}

static void test_variants(void **state)
{
  (void)state;
  uint32_t count = 0;
  while (nci_kernels_variant(count)) count++;
  assert_true(count > 0);
  assert_null(nci_kernels_variant(count + 1));
  print_message("ways that this processor knows: %u\n", count);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_variants),         cmocka_unit_test(test_matmul_sizes), cmocka_unit_test(test_matmul_extremes),
    cmocka_unit_test(test_rescale),          cmocka_unit_test(test_narrow),        cmocka_unit_test(test_narrow_sums),
    cmocka_unit_test(test_sum_rows),         cmocka_unit_test(test_best_of),      cmocka_unit_test(test_finish_scores),
    cmocka_unit_test(test_cell_step),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
