/* Which way of multiplying matrices this processor knows. All give the same bits: the sums are of integers modulo 2^32,
 * so their order does not matter. */
#include "language/kernels.h"

#include <stdbool.h>
#include <string.h>
#include "language/network.h"

enum {
  ONE = 1 << NCI_CELL_UNIT,
  SCORE_LIMIT = 1 << 24,
  NARROW_SHIFT = NCI_UNIT - NCI_NARROW_UNIT,
  NARROW_MOST = 127 << NARROW_SHIFT,
  NARROW_LEAST = -128 * (1 << NARROW_SHIFT)
};

#define INLINE static inline __attribute__((always_inline))

/* ---- one value ---- */

INLINE int16_t rescaled(int32_t sum, int32_t half, uint32_t shift, int32_t least, int32_t plus)
{
  int32_t v = (int32_t)((uint32_t)sum + (uint32_t)half) >> shift;
  v = (v < least ? least : v > INT16_MAX ? INT16_MAX : v) + plus;
  return (int16_t)(v > INT16_MAX ? INT16_MAX : v < INT16_MIN ? INT16_MIN : v);
}

INLINE uint8_t narrowed(int16_t v)
{
  v = v > NARROW_MOST ? NARROW_MOST : v < NARROW_LEAST ? NARROW_LEAST : v;
  return (uint8_t)(((v + (1 << (NARROW_SHIFT - 1))) >> NARROW_SHIFT) + 128);
}

INLINE uint8_t joined(int16_t a, int16_t b, int16_t c)
{
  int32_t v = a + b + c;
  return narrowed((int16_t)(v < 0 ? 0 : v > INT16_MAX ? INT16_MAX : v));
}

/* a * b / 2^15, rounded. */
INLINE int16_t product(int16_t a, int16_t b) { return (int16_t)(((a * b >> 14) + 1) >> 1); }

/* In place of tanh: x (1 - |x| / 4) up to 2, where it is flat and 1. */
INLINE int16_t squash(int16_t x)
{
  x = x > 2 * ONE ? 2 * ONE : x < -2 * ONE ? -2 * ONE : x;
  return (int16_t)(x - product((int16_t)(2 * x), x < 0 ? (int16_t)-x : x));
}

/* In place of the logistic function: (1 + squash(x / 2)) / 2, in units of 2^-15 and a little less than 1 at most. */
INLINE int16_t gate(int16_t x)
{
  int16_t half = squash((int16_t)(x >> 1));
  return (int16_t)((half > ONE - 1 ? ONE - 1 : half) * 4 + 16384);
}

/* What goes into a step of the cells. */
#define CELLS const int32_t *a, uint32_t a_shift, const int32_t *b, uint32_t b_shift, uint32_t cells, int16_t *content, uint8_t *state, int16_t *out

enum { BEFORE_MOST = INT16_MAX - ONE, BEFORE_LEAST = INT16_MIN + ONE, CONTENT_MOST = NCI_CELL_LIMIT * ONE };

INLINE int16_t between(int32_t least, int32_t v, int32_t most) { return (int16_t)(v > most ? most : v < least ? least : v); }

/* b_shift is 2 or more. */
INLINE int16_t gate_sum(int32_t a, uint32_t a_shift, int32_t b, uint32_t b_shift)
{
  int32_t x = a_shift < 2 ? (int32_t)((uint32_t)a << (2 - a_shift)) : a >> (a_shift - 2), y = b >> (b_shift - 2);
  return between(-4 * ONE, (int32_t)((uint32_t)x + (uint32_t)y), 4 * ONE);
}

/* The cells from `first` on. */
static void cells_plain(CELLS, uint32_t first)
{
  for (uint32_t k = first; k < cells; k++) {
    int16_t in = gate(gate_sum(a[k], a_shift, b[k], b_shift)), forget = gate(gate_sum(a[cells + k], a_shift, b[cells + k], b_shift));
    int16_t output = gate(gate_sum(a[2 * cells + k], a_shift, b[2 * cells + k], b_shift));
    int16_t fresh = squash(gate_sum(a[3 * cells + k], a_shift, b[3 * cells + k], b_shift));
    content[k] = between(-CONTENT_MOST, product(forget, content[k]) + product(in, fresh), CONTENT_MOST);
    int16_t h = product(output, squash(content[k]));
    int32_t fine = (h + (1 << (NCI_CELL_UNIT - NCI_STATE_UNIT - 1))) >> (NCI_CELL_UNIT - NCI_STATE_UNIT);
    state[k] = (uint8_t)((fine > 127 ? 127 : fine) + 128);
    out[k] = (int16_t)(between(BEFORE_LEAST, out[k], BEFORE_MOST) + ((h + (1 << (NCI_CELL_UNIT - NCI_UNIT - 1))) >> (NCI_CELL_UNIT - NCI_UNIT)));
  }
}

static void cell_step_plain(CELLS) { cells_plain(a, a_shift, b, b_shift, cells, content, state, out, 0); }

void nci_matmul16_plain(const int16_t *x, uint32_t stride, uint32_t n, const int16_t *w, uint32_t k, uint32_t m, int32_t *out)
{
  for (uint32_t t = 0; t < n; t++)
    for (uint32_t o = 0; o < m; o++) {
      uint32_t sum = 0;
      for (uint32_t i = 0; i < k; i++)
        sum += (uint32_t)(x[(size_t)t * stride + i] * w[((size_t)(o / NCI_LANES * (k / 2) + i / 2) * NCI_LANES + o % NCI_LANES) * 2 + i % 2]);
      out[(size_t)t * m + o] = (int32_t)sum;
    }
}

void nci_matmul8_plain(const uint8_t *x, uint32_t stride, uint32_t n, const int8_t *w, const int32_t *bias, uint32_t k, uint32_t m, int32_t *out)
{
  for (uint32_t t = 0; t < n; t++)
    for (uint32_t o = 0; o < m; o++) {
      uint32_t sum = bias ? (uint32_t)bias[o] : 0;
      for (uint32_t i = 0; i < k; i++)
        sum += (uint32_t)(x[(size_t)t * stride + i] * w[((size_t)(o / NCI_LANES * (k / 4) + i / 4) * NCI_LANES + o % NCI_LANES) * 4 + i % 4]);
      out[(size_t)t * m + o] = (int32_t)sum;
    }
}

#define KERNELS(of, STEP)                                                                                                        \
  { matmul_16_##of, matmul_8_##of, sum_rows_##of, rescale_##of, narrow_##of, narrow_with_##of, join_##of, STEP, \
    best_of_##of, finish_scores_##of }

#if defined __x86_64__ && defined __GNUC__
#include <immintrin.h>

#ifdef __clang__
#define WIDE
#else
#define WIDE ",prefer-vector-width=512"
#endif
#define WITH_AVX2 __attribute__((target("avx2")))
#define WITH_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni" WIDE)))

enum { NCI_TILE_SUMS = 16 }; /* registers that a tile may take for sums */

/* The products of four unsigned and four signed bytes, where there is no instruction for it: bytes 0 and 2, then 1 and 3,
 * as values of 16 bits, whose sums cannot overflow. */
#define BYTE_PRODUCTS(bits, sum, w, x)                                                                                         \
  _mm##bits##_add_epi32(                                                                                                       \
    _mm##bits##_add_epi32(sum, _mm##bits##_madd_epi16(_mm##bits##_srai_epi16(_mm##bits##_slli_epi16(w, 8), 8),                 \
                                                      _mm##bits##_srli_epi16(_mm##bits##_slli_epi16(x, 8), 8))),               \
    _mm##bits##_madd_epi16(_mm##bits##_srai_epi16(w, 8), _mm##bits##_srli_epi16(x, 8)))

#define TARGET
#define VECTOR __m128i
#define VECTORS 4 /* in a block of 16 outputs */
#define LOAD(p) _mm_loadu_si128((const __m128i *)(const void *)(p))
#define STORE(p, v) _mm_storeu_si128((__m128i *)(void *)(p), v)
#define SPREAD(group) _mm_set1_epi32(group)
#define ZERO _mm_setzero_si128()
#define ROWS 2
#define ROW_BLOCKS 1
#define FEW_ROWS 1
#define FEW_BLOCKS 2
#define BLOCKS 2
#define NAME(part) part##_16_sse2
#define ADD_PRODUCTS(sum, w, x) _mm_add_epi32(sum, _mm_madd_epi16(w, x))
#include "language/kernels_matmul.h"
#define NAME(part) part##_8_sse2
#define ADD_PRODUCTS(sum, w, x) BYTE_PRODUCTS(, sum, w, x)
#include "language/kernels_matmul.h"
#define NAME(part) part##_sse2
#include "language/kernels_block.h"

#define TARGET WITH_AVX2
#define VECTOR __m256i
#define VECTORS 2
#define LOAD(p) _mm256_loadu_si256((const __m256i *)(const void *)(p))
#define STORE(p, v) _mm256_storeu_si256((__m256i *)(void *)(p), v)
#define SPREAD(group) _mm256_set1_epi32(group)
#define ZERO _mm256_setzero_si256()
#define ROWS 4
#define ROW_BLOCKS 1
#define FEW_ROWS 2
#define FEW_BLOCKS 2
#define BLOCKS 4
#define NAME(part) part##_16_avx2
#define ADD_PRODUCTS(sum, w, x) _mm256_add_epi32(sum, _mm256_madd_epi16(w, x))
#include "language/kernels_matmul.h"
#define NAME(part) part##_8_avx2
#define ADD_PRODUCTS(sum, w, x) BYTE_PRODUCTS(256, sum, w, x)
#include "language/kernels_matmul.h"
#define NAME(part) part##_avx2
#define BY_HAND
#include "language/kernels_block.h"

#define TARGET WITH_AVX512
#define VECTOR __m512i
#define VECTORS 1
#define LOAD(p) _mm512_loadu_si512((const void *)(p))
#define STORE(p, v) _mm512_storeu_si512((void *)(p), v)
#define SPREAD(group) _mm512_set1_epi32(group)
#define ZERO _mm512_setzero_si512()
#define ROWS 8
#define ROW_BLOCKS 2
#define FEW_ROWS 4
#define FEW_BLOCKS 4
#define BLOCKS 16
#define NAME(part) part##_16_avx512
#define ADD_PRODUCTS(sum, w, x) _mm512_dpwssd_epi32(sum, w, x)
#include "language/kernels_matmul.h"
#define NAME(part) part##_8_avx512
#define ADD_PRODUCTS(sum, w, x) _mm512_dpbusd_epi32(sum, x, w)
#include "language/kernels_matmul.h"
#define NAME(part) part##_avx512
#define BY_HAND
#define MASKS
#include "language/kernels_block.h"

/* Values of 16 bits as bytes, cut and 128 added. */
WITH_AVX2 static inline __m128i bytes_256(__m256i v)
{
  return _mm_xor_si128(_mm256_castsi256_si128(_mm256_permute4x64_epi64(_mm256_packs_epi16(v, v), 0x08)), _mm_set1_epi8(-128));
}

WITH_AVX512 static inline __m256i bytes_512(__m512i v) { return _mm256_xor_si256(_mm512_cvtsepi16_epi8(v), _mm256_set1_epi8(-128)); }

#define NAME(part) part##_avx2
#define TARGET WITH_AVX2
#define VECTOR __m256i
#define OF(operation) _mm256_##operation
#define LOAD(p) _mm256_loadu_si256((const __m256i *)(const void *)(p))
#define STORE(p, v) _mm256_storeu_si256((__m256i *)(void *)(p), v)
#define STORE_BYTES(p, v) _mm_storeu_si128((__m128i *)(void *)(p), bytes_256(v))
#define WIDENED(p) _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(const void *)(p)))
#define IN_ORDER(v) _mm256_permute4x64_epi64(v, 0xd8)
#include "language/kernels_wide.h"

#define NAME(part) part##_avx512
#define TARGET WITH_AVX512
#define VECTOR __m512i
#define OF(operation) _mm512_##operation
#define LOAD(p) _mm512_loadu_si512((const void *)(p))
#define STORE(p, v) _mm512_storeu_si512((void *)(p), v)
#define STORE_BYTES(p, v) _mm256_storeu_si256((__m256i *)(void *)(p), bytes_512(v))
#define WIDENED(p) _mm512_cvtepi8_epi16(_mm256_loadu_si256((const __m256i *)(const void *)(p)))
#define IN_ORDER(v) _mm512_permutexvar_epi64(_mm512_set_epi64(7, 5, 3, 1, 6, 4, 2, 0), v)
#include "language/kernels_wide.h"

/* The scores from i on, up to 16; those behind the last are as small as can be. */
WITH_AVX512 static inline __mmask16 some(uint32_t i, uint32_t count)
{
  uint32_t mask = count - i < 16 ? (1u << (count - i)) - 1 : 0xffff;
  return (__mmask16)mask;
}

WITH_AVX512 static uint32_t first_of(const int32_t *scores, uint32_t count, int32_t most)
{
  __m512i wanted = _mm512_set1_epi32(most);
  for (uint32_t i = 0; i < count; i += 16) {
    __mmask16 found = _mm512_mask_cmpeq_epi32_mask(some(i, count), _mm512_maskz_loadu_epi32(some(i, count), scores + i), wanted);
    if (found) return i + (uint32_t)__builtin_ctz(found);
  }
  return 0;
}

WITH_AVX512 static uint32_t best_of_avx512(const int32_t *scores, uint32_t count)
{
  __m512i most = _mm512_set1_epi32(INT32_MIN);
  for (uint32_t i = 0; i < count; i += 16) most = _mm512_mask_max_epi32(most, some(i, count), most, _mm512_maskz_loadu_epi32(some(i, count), scores + i));
  return first_of(scores, count, _mm512_reduce_max_epi32(most));
}

WITH_AVX512 static uint32_t finish_scores_avx512(int32_t *scores, const int32_t *more, uint32_t count)
{
  __m512i most = _mm512_set1_epi32(INT32_MIN), limit = _mm512_set1_epi32(SCORE_LIMIT), least = _mm512_set1_epi32(-SCORE_LIMIT);
  for (uint32_t i = 0; i < count; i += 16) {
    __mmask16 which = some(i, count);
    __m512i v = _mm512_srai_epi32(_mm512_maskz_loadu_epi32(which, scores + i), NCI_UNIT);
    v = _mm512_add_epi32(v, _mm512_maskz_loadu_epi32(which, more + i));
    v = _mm512_max_epi32(_mm512_min_epi32(v, limit), least);
    _mm512_mask_storeu_epi32(scores + i, which, v);
    most = _mm512_mask_max_epi32(most, which, most, v);
  }
  return first_of(scores, count, _mm512_reduce_max_epi32(most));
}

static const nci_kernels SSE2 = KERNELS(sse2, cell_step_plain), AVX2 = KERNELS(avx2, cell_step_avx2), AVX512 = KERNELS(avx512, cell_step_avx512);

static bool has_avx512(void)
{
  return __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512dq");
}

static const nci_kernels *best(void) { return has_avx512() ? &AVX512 : __builtin_cpu_supports("avx2") ? &AVX2 : &SSE2; }

const nci_kernels *nci_kernels_variant(uint32_t number)
{
  if (number == 2) return has_avx512() ? &AVX512 : NULL;
  if (number == 1) return __builtin_cpu_supports("avx2") ? &AVX2 : NULL;
  return number ? NULL : &SSE2;
}

#else

static void matmul_16_plain(const void *x, size_t stride, size_t n, const void *w, const int32_t *bias, size_t groups, size_t m, int32_t *out)
{
  (void)bias;
  nci_matmul16_plain(x, (uint32_t)(stride / 2), (uint32_t)n, w, (uint32_t)groups * 2, (uint32_t)m, out);
}

static void matmul_8_plain(const void *x, size_t stride, size_t n, const void *w, const int32_t *bias, size_t groups, size_t m, int32_t *out)
{
  nci_matmul8_plain(x, (uint32_t)stride, (uint32_t)n, w, bias, (uint32_t)groups * 4, (uint32_t)m, out);
}

#define NAME(part) part##_plain
#define TARGET
#include "language/kernels_block.h"

static const nci_kernels PLAIN = KERNELS(plain, cell_step_plain);
static const nci_kernels *best(void) { return &PLAIN; }
const nci_kernels *nci_kernels_variant(uint32_t number) { return number ? NULL : &PLAIN; }

#endif

void nci_matmul16(const int16_t *x, uint32_t stride, uint32_t n, const int16_t *w, uint32_t k, uint32_t m, int32_t *out)
{
  best()->matmul16(x, (size_t)stride * 2, n, w, (size_t)k * 32, NULL, k / 2, m, out);
}

void nci_matmul8(const uint8_t *x, uint32_t stride, uint32_t n, const int8_t *w, const int32_t *bias, uint32_t k, uint32_t m, int32_t *out)
{
  best()->matmul8(x, stride, n, w, (size_t)k * 16, bias, k / 4, m, out);
}

void nci_sum_rows(const int8_t *const *rows, const uint8_t *shifts, uint32_t n, uint32_t count, int16_t *out)
{
  best()->sum_rows(rows, shifts, n, count, out);
}

void nci_rescale(const int32_t *sums, uint32_t shift, int32_t least, const int16_t *plus, uint32_t count, int16_t *out, uint8_t *bytes)
{
  best()->rescale(sums, shift, least, plus, count, out, bytes);
}

void nci_narrow(const int16_t *x, uint32_t count, uint8_t *out) { best()->narrow(x, count, out); }

void nci_narrow_with(const int16_t *x, const int16_t *rows, uint32_t bits, uint32_t count, uint8_t *out)
{
  best()->narrow_with(x, rows, bits, count, out);
}

void nci_join(const int16_t *a, const int16_t *b, const int16_t *c, uint32_t count, uint8_t *out) { best()->join(a, b, c, count, out); }

void nci_cell_step(const int32_t *a, uint32_t a_shift, const int32_t *b, uint32_t b_shift, uint32_t cells, int16_t *content, uint8_t *state,
                   int16_t *out)
{
  best()->cell_step(a, a_shift, b, b_shift, cells, content, state, out);
}

uint32_t nci_best_of(const int32_t *scores, uint32_t count) { return count ? best()->best_of(scores, count) : 0; }

uint32_t nci_finish_scores(int32_t *scores, const int32_t *more, uint32_t count) { return count ? best()->finish_scores(scores, more, count) : 0; }
