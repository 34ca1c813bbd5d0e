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

/* Values from i on, as many as `vectors` have. A product is faster than a shift by what is no constant. */
TARGET static inline __attribute__((always_inline)) void NAME(sum_strip)(const int8_t *const *rows, const uint8_t *shifts, uint32_t n, uint32_t i,
                                                                         int16_t *out, int vectors)
{
  VECTOR sums[4];
  for (int k = 0; k < vectors; k++) sums[k] = OF(set1_epi16)(0);
  for (uint32_t r = 0; r < n; r++) {
    const VECTOR times = OF(set1_epi16)((int16_t)(1 << shifts[r]));
    for (int k = 0; k < vectors; k++) sums[k] = OF(add_epi16)(sums[k], OF(mullo_epi16)(WIDENED(rows[r] + i + k * NAME(AT_ONCE)), times));
  }
  for (int k = 0; k < vectors; k++) STORE(out + i + k * NAME(AT_ONCE), sums[k]);
}

TARGET static void NAME(sum_rows)(const int8_t *const *rows, const uint8_t *shifts, uint32_t n, uint32_t count, int16_t *out)
{
  uint32_t i = 0;
  for (; i + 4 * NAME(AT_ONCE) <= count; i += 4 * NAME(AT_ONCE)) NAME(sum_strip)(rows, shifts, n, i, out, 4);
  for (; i + NAME(AT_ONCE) <= count; i += NAME(AT_ONCE)) NAME(sum_strip)(rows, shifts, n, i, out, 1);
  for (; i < count; i++) {
    out[i] = 0;
    for (uint32_t r = 0; r < n; r++) out[i] = (int16_t)(out[i] + rows[r][i] * (1 << shifts[r]));
  }
}

/* To be stored by STORE_BYTES, which cuts what is beyond a byte, and adds 128. */
QUICK NAME(narrowed)(VECTOR v) { return OF(srai_epi16)(OF(adds_epi16)(v, OF(set1_epi16)(1 << (NARROW_SHIFT - 1))), NARROW_SHIFT); }

TARGET static void NAME(rescale)(const int32_t *sums, uint32_t shift, int32_t least, const int16_t *plus, uint32_t count, int16_t *out,
                                 uint8_t *bytes)
{
  const int32_t half = shift ? 1 << (shift - 1) : 0;
  const VECTOR by = OF(set1_epi32)((int32_t)shift), halves = OF(set1_epi32)(half), lowest = OF(set1_epi16)((int16_t)least);
  uint32_t i = 0;
  for (; i + NAME(AT_ONCE) <= count; i += NAME(AT_ONCE)) {
    VECTOR low = OF(srav_epi32)(OF(add_epi32)(LOAD(sums + i), halves), by);
    VECTOR high = OF(srav_epi32)(OF(add_epi32)(LOAD(sums + i + NAME(AT_ONCE) / 2), halves), by);
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

/* They are not kept between -4 and 4 here: squash() does that to what they go into. */
QUICK NAME(gate_sums)(const int32_t *a, VECTOR a_up, VECTOR a_down, const int32_t *b, VECTOR b_down, bool up)
{
  VECTOR halves[2];
  for (int i = 0; i < 2; i++) {
    VECTOR x = LOAD(a + i * NAME(AT_ONCE) / 2), y = LOAD(b + i * NAME(AT_ONCE) / 2);
    halves[i] = OF(add_epi32)(up ? OF(sllv_epi32)(x, a_up) : OF(srav_epi32)(x, a_down), OF(srav_epi32)(y, b_down));
  }
  return IN_ORDER(OF(packs_epi32)(halves[0], halves[1])); /* which works lane by lane */
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

/* up: the sums of a are to be shifted to the left, else to the right; those of b always are. */
TARGET static inline __attribute__((always_inline)) void NAME(cell_steps)(CELLS, bool up)
{
  const VECTOR a_up = OF(set1_epi32)(2 - (int32_t)a_shift), a_down = OF(set1_epi32)((int32_t)a_shift - 2), b_down = OF(set1_epi32)((int32_t)b_shift - 2);
  uint32_t k = 0;
  for (; k + NAME(AT_ONCE) <= cells; k += NAME(AT_ONCE)) {
    VECTOR in = NAME(gate)(NAME(gate_sums)(a + k, a_up, a_down, b + k, b_down, up));
    VECTOR forget = NAME(gate)(NAME(gate_sums)(a + cells + k, a_up, a_down, b + cells + k, b_down, up));
    VECTOR output = NAME(gate)(NAME(gate_sums)(a + 2 * cells + k, a_up, a_down, b + 2 * cells + k, b_down, up));
    VECTOR fresh = NAME(squash)(NAME(gate_sums)(a + 3 * cells + k, a_up, a_down, b + 3 * cells + k, b_down, up));
    VECTOR c = OF(add_epi16)(OF(mulhrs_epi16)(forget, LOAD(content + k)), OF(mulhrs_epi16)(in, fresh));
    c = NAME(between)(c, -CONTENT_MOST, CONTENT_MOST);
    STORE(content + k, c);
    VECTOR h = OF(mulhrs_epi16)(output, NAME(squash)(c));
    STORE_BYTES(state + k, OF(srai_epi16)(OF(add_epi16)(h, OF(set1_epi16)(1 << (NCI_CELL_UNIT - NCI_STATE_UNIT - 1))), NCI_CELL_UNIT - NCI_STATE_UNIT));
    VECTOR rise = OF(srai_epi16)(OF(add_epi16)(h, OF(set1_epi16)(1 << (NCI_CELL_UNIT - NCI_UNIT - 1))), NCI_CELL_UNIT - NCI_UNIT);
    STORE(out + k, OF(add_epi16)(NAME(between)(LOAD(out + k), BEFORE_LEAST, BEFORE_MOST), rise));
  }
  cells_plain(a, a_shift, b, b_shift, cells, content, state, out, k);
}

TARGET static void NAME(cell_step)(CELLS)
{
  if (a_shift < 2) NAME(cell_steps)(a, a_shift, b, b_shift, cells, content, state, out, true);
  else NAME(cell_steps)(a, a_shift, b, b_shift, cells, content, state, out, false);
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
