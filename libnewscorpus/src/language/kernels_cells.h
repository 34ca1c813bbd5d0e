/* A step of the cells by hand, as compilers make 32-bit products of what cells_plain() says; included by kernels.c once for
 * each kind of processor with vectors wide enough. It has no include guard, and ends by forgetting the names that described
 * the vectors. */

enum { NAME(CELLS_AT_ONCE) = sizeof(VECTOR) / sizeof(int16_t) };

#define QUICK TARGET static inline __attribute__((always_inline)) VECTOR

QUICK NAME(between)(VECTOR x, int16_t least, int16_t most)
{
  return OF(max_epi16)(OF(min_epi16)(x, OF(set1_epi16)(most)), OF(set1_epi16)(least));
}

QUICK NAME(gate_sums)(const int32_t *a, __m128i a_shift, const int32_t *b, __m128i b_shift)
{
  VECTOR halves[2];
  for (int i = 0; i < 2; i++) {
    VECTOR x = OF(slli_epi32)(LOAD(a + i * NAME(CELLS_AT_ONCE) / 2), 2), y = OF(slli_epi32)(LOAD(b + i * NAME(CELLS_AT_ONCE) / 2), 2);
    halves[i] = OF(add_epi32)(OF(sra_epi32)(x, a_shift), OF(sra_epi32)(y, b_shift));
  }
  VECTOR sums = OF(packs_epi32)(halves[0], halves[1]); /* lane by lane */
  return NAME(between)(IN_ORDER(sums), -4 * ONE, 4 * ONE);
}

QUICK NAME(squash)(VECTOR x)
{
  x = NAME(between)(x, -2 * ONE, 2 * ONE);
  return OF(sub_epi16)(x, OF(mulhrs_epi16)(OF(slli_epi16)(x, 1), OF(abs_epi16)(x)));
}

QUICK NAME(gate)(VECTOR x)
{
  VECTOR half = OF(min_epi16)(NAME(squash)(OF(srai_epi16)(x, 1)), OF(set1_epi16)(ONE - 1));
  return OF(add_epi16)(OF(slli_epi16)(half, 2), OF(set1_epi16)(16384));
}

TARGET static void NAME(cell_step)(CELLS)
{
  const __m128i a_by = _mm_cvtsi32_si128((int)a_shift), b_by = _mm_cvtsi32_si128((int)b_shift);
  uint32_t k = 0;
  for (; k + NAME(CELLS_AT_ONCE) <= cells; k += NAME(CELLS_AT_ONCE)) {
    VECTOR in = NAME(gate)(NAME(gate_sums)(a + k, a_by, b + k, b_by));
    VECTOR forget = NAME(gate)(NAME(gate_sums)(a + cells + k, a_by, b + cells + k, b_by));
    VECTOR output = NAME(gate)(NAME(gate_sums)(a + 2 * cells + k, a_by, b + 2 * cells + k, b_by));
    VECTOR fresh = NAME(squash)(NAME(gate_sums)(a + 3 * cells + k, a_by, b + 3 * cells + k, b_by));
    VECTOR c = OF(add_epi16)(OF(mulhrs_epi16)(forget, LOAD(content + k)), OF(mulhrs_epi16)(in, fresh));
    c = NAME(between)(c, -CONTENT_MOST, CONTENT_MOST);
    STORE(content + k, c);
    VECTOR h = OF(mulhrs_epi16)(output, NAME(squash)(c));
    VECTOR fine = OF(srai_epi16)(OF(add_epi16)(h, OF(set1_epi16)(1 << (NCI_CELL_UNIT - NCI_STATE_UNIT - 1))), NCI_CELL_UNIT - NCI_STATE_UNIT);
    STORE_BYTES(state + k, OF(add_epi16)(OF(min_epi16)(fine, OF(set1_epi16)(127)), OF(set1_epi16)(128)));
    VECTOR rise = OF(srai_epi16)(OF(add_epi16)(h, OF(set1_epi16)(1 << (NCI_CELL_UNIT - NCI_UNIT - 1))), NCI_CELL_UNIT - NCI_UNIT);
    STORE(out + k, OF(add_epi16)(NAME(between)(LOAD(out + k), BEFORE_LEAST, BEFORE_MOST), rise));
  }
  cells_plain(a, a_shift, b, b_shift, cells, content, state, out, k);
}

#undef QUICK
#undef NAME
#undef TARGET
#undef VECTOR
#undef OF
#undef LOAD
#undef STORE
#undef STORE_BYTES
#undef IN_ORDER
