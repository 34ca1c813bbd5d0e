/* What compilers make too little of, by hand: values of 16 bits, as many as a vector has at once, and the rest one by one. It
 * is included by kernels.c once for each kind of processor with vectors wide enough, has no include guard, and ends by
 * forgetting the names that described the vectors. */

enum { NAME(AT_ONCE) = sizeof(VECTOR) / sizeof(int16_t) };

#define QUICK TARGET static inline __attribute__((always_inline)) VECTOR

QUICK NAME(between)(VECTOR x, int16_t least, int16_t most)
{
  return OF(max_epi16)(OF(min_epi16)(x, OF(set1_epi16)(most)), OF(set1_epi16)(least));
}

/* ---- between layers ---- */

TARGET static void NAME(sum_rows)(const int8_t *const *rows, const uint8_t *shifts, uint32_t n, uint32_t count, int16_t *out)
{
  uint32_t i = 0;
  for (; i + NAME(AT_ONCE) <= count; i += NAME(AT_ONCE)) {
    VECTOR sum = OF(set1_epi16)(0);
    for (uint32_t r = 0; r < n; r++) sum = OF(add_epi16)(sum, OF(sll_epi16)(WIDENED(rows[r] + i), _mm_cvtsi32_si128(shifts[r])));
    STORE(out + i, sum);
  }
  for (; i < count; i++) {
    out[i] = 0;
    for (uint32_t r = 0; r < n; r++) out[i] = (int16_t)(out[i] + rows[r][i] * (1 << shifts[r]));
  }
}

QUICK NAME(narrowed)(VECTOR v)
{
  v = NAME(between)(v, NARROW_LEAST, NARROW_MOST);
  return OF(add_epi16)(OF(srai_epi16)(OF(add_epi16)(v, OF(set1_epi16)(1 << (NARROW_SHIFT - 1))), NARROW_SHIFT), OF(set1_epi16)(128));
}

TARGET static void NAME(rescale)(const int32_t *sums, uint32_t shift, int32_t least, const int16_t *plus, uint32_t count, int16_t *out,
                                 uint8_t *bytes)
{
  const int32_t half = shift ? 1 << (shift - 1) : 0;
  const __m128i by = _mm_cvtsi32_si128((int)shift);
  const VECTOR halves = OF(set1_epi32)(half), lowest = OF(set1_epi16)((int16_t)least);
  uint32_t i = 0;
  for (; i + NAME(AT_ONCE) <= count; i += NAME(AT_ONCE)) {
    VECTOR low = OF(sra_epi32)(OF(add_epi32)(LOAD(sums + i), halves), by);
    VECTOR high = OF(sra_epi32)(OF(add_epi32)(LOAD(sums + i + NAME(AT_ONCE) / 2), halves), by);
    VECTOR v = OF(max_epi16)(IN_ORDER(OF(packs_epi32)(low, high)), lowest);
    if (plus) v = OF(adds_epi16)(v, LOAD(plus + i));
    if (out) STORE(out + i, v);
    if (bytes) STORE_BYTES(bytes + i, NAME(narrowed)(v));
  }
  for (; i < count; i++) {
    int16_t v = rescaled(sums[i], half, shift, least, plus ? plus[i] : 0);
    if (out) out[i] = v;
    if (bytes) bytes[i] = narrowed(v);
  }
}

TARGET static void NAME(narrow)(const int16_t *x, uint32_t count, uint8_t *out)
{
  uint32_t i = 0;
  for (; i + NAME(AT_ONCE) <= count; i += NAME(AT_ONCE)) STORE_BYTES(out + i, NAME(narrowed)(LOAD(x + i)));
  for (; i < count; i++) out[i] = narrowed(x[i]);
}

TARGET static void NAME(narrow_with)(const int16_t *x, const int16_t *rows, uint32_t bits, uint32_t count, uint8_t *out)
{
  uint32_t i = 0;
  for (; i + NAME(AT_ONCE) <= count; i += NAME(AT_ONCE)) {
    VECTOR v = LOAD(x + i);
    for (uint32_t rest = bits; rest; rest &= rest - 1) v = OF(add_epi16)(v, LOAD(rows + (size_t)__builtin_ctz(rest) * count + i));
    STORE_BYTES(out + i, NAME(narrowed)(v));
  }
  for (; i < count; i++) {
    int16_t v = x[i];
    for (uint32_t rest = bits; rest; rest &= rest - 1) v = (int16_t)(v + rows[(size_t)__builtin_ctz(rest) * count + i]);
    out[i] = narrowed(v);
  }
}

/* What is beyond 16 bits is beyond a byte's range, too. */
TARGET static void NAME(join)(const int16_t *a, const int16_t *b, const int16_t *c, uint32_t count, uint8_t *out)
{
  const VECTOR zero = OF(set1_epi16)(0);
  uint32_t i = 0;
  for (; i + NAME(AT_ONCE) <= count; i += NAME(AT_ONCE)) {
    VECTOR low = OF(unpacklo_epi16)(LOAD(a + i), LOAD(b + i)), high = OF(unpackhi_epi16)(LOAD(a + i), LOAD(b + i));
    VECTOR third_low = OF(unpacklo_epi16)(LOAD(c + i), zero), third_high = OF(unpackhi_epi16)(LOAD(c + i), zero);
    low = OF(add_epi32)(OF(madd_epi16)(low, OF(set1_epi16)(1)), OF(madd_epi16)(third_low, OF(set1_epi16)(1)));
    high = OF(add_epi32)(OF(madd_epi16)(high, OF(set1_epi16)(1)), OF(madd_epi16)(third_high, OF(set1_epi16)(1)));
    STORE_BYTES(out + i, NAME(narrowed)(OF(max_epi16)(OF(packs_epi32)(low, high), zero)));
  }
  for (; i < count; i++) out[i] = joined(a[i], b[i], c[i]);
}

/* ---- cells ---- */

QUICK NAME(gate_sums)(const int32_t *a, __m128i a_shift, const int32_t *b, __m128i b_shift)
{
  VECTOR halves[2];
  for (int i = 0; i < 2; i++) {
    VECTOR x = OF(slli_epi32)(LOAD(a + i * NAME(AT_ONCE) / 2), 2), y = OF(slli_epi32)(LOAD(b + i * NAME(AT_ONCE) / 2), 2);
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
  for (; k + NAME(AT_ONCE) <= cells; k += NAME(AT_ONCE)) {
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
#undef WIDENED
#undef IN_ORDER
