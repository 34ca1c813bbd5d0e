/* The other loops for one kind of processor, included by kernels.c once for each; it has no include guard, and ends by
 * forgetting the names that described the vectors. The compiler makes vectors of what is written here. */

#ifndef BY_HAND
TARGET static void NAME(sum_rows)(const int8_t *const *rows, const uint8_t *shifts, uint32_t n, uint32_t count, int16_t *restrict out)
{
  memset(out, 0, count * sizeof *out);
  for (uint32_t r = 0; r < n; r++)
    for (uint32_t i = 0; i < count; i++) out[i] = (int16_t)(out[i] + rows[r][i] * (1 << shifts[r]));
}

TARGET static void NAME(rescale)(const int32_t *restrict sums, uint32_t shift, int32_t least, const int16_t *plus, uint32_t count,
                                 int16_t *restrict out, uint8_t *restrict bytes)
{
  int32_t half = shift ? 1 << (shift - 1) : 0;
  for (uint32_t i = 0; i < count; i++) {
    int16_t v = rescaled(sums[i], half, shift, least, plus ? plus[i] : 0);
    if (out) out[i] = v;
    if (bytes) bytes[i] = narrowed(v);
  }
}

TARGET static void NAME(narrow)(const int16_t *restrict x, uint32_t count, uint8_t *restrict out)
{
  for (uint32_t i = 0; i < count; i++) out[i] = narrowed(x[i]);
}

TARGET static void NAME(narrow_with)(const int16_t *restrict x, const int16_t *restrict rows, uint32_t bits, uint32_t count, uint8_t *restrict out)
{
  int16_t sums[NCI_MAX_WIDTH];
  memcpy(sums, x, count * sizeof *x);
  for (; bits; bits &= bits - 1) {
    const int16_t *restrict row = rows + (size_t)__builtin_ctz(bits) * count;
    for (uint32_t i = 0; i < count; i++) sums[i] = (int16_t)(sums[i] + row[i]);
  }
  NAME(narrow)(sums, count, out);
}

TARGET static void NAME(join)(const int16_t *restrict a, const int16_t *restrict b, const int16_t *restrict c, uint32_t count, uint8_t *restrict out)
{
  for (uint32_t i = 0; i < count; i++) out[i] = joined(a[i], b[i], c[i]);
}
#endif

#ifndef MASKS
TARGET static uint32_t NAME(best_of)(const int32_t *restrict scores, uint32_t count)
{
  int32_t most = INT32_MIN;
  for (uint32_t i = 0; i < count; i++) most = scores[i] > most ? scores[i] : most;
  uint32_t at = 0;
  while (scores[at] != most) at++;
  return at;
}

TARGET static uint32_t NAME(finish_scores)(int32_t *restrict scores, const int32_t *restrict more, uint32_t count)
{
  int32_t most = INT32_MIN;
  for (uint32_t i = 0; i < count; i++) {
    int32_t v = (scores[i] >> NCI_UNIT) + more[i];
    v = v > SCORE_LIMIT ? SCORE_LIMIT : v < -SCORE_LIMIT ? -SCORE_LIMIT : v;
    scores[i] = v;
    most = v > most ? v : most;
  }
  uint32_t at = 0;
  while (scores[at] != most) at++;
  return at;
}

#endif

#undef NAME
#undef TARGET
#undef VECTOR
#undef VECTORS
#undef LOAD
#undef STORE
#undef SPREAD
#undef ZERO
#undef ROWS
#undef ROW_BLOCKS
#undef FEW_ROWS
#undef FEW_BLOCKS
#undef BLOCKS
#undef BY_HAND
#undef MASKS
