/* The other loops for one kind of processor, included by kernels.c once for each; it has no include guard, and ends by
 * forgetting the names that described the vectors. The compiler makes vectors of what is written here. */

TARGET static void NAME(add_row)(int16_t *restrict to, const int8_t *restrict row, uint32_t count, uint32_t shift)
{
  for (uint32_t i = 0; i < count; i++) to[i] = (int16_t)(to[i] + row[i] * (1 << shift));
}

TARGET static void NAME(rescale)(const int32_t *restrict sums, uint32_t shift, int32_t least, const int16_t *plus, uint32_t count,
                                 int16_t *restrict out)
{
  int32_t half = shift ? 1 << (shift - 1) : 0;
  for (uint32_t i = 0; i < count; i++) {
    int32_t v = (int32_t)((uint32_t)sums[i] + (uint32_t)half) >> shift;
    v = v < least ? least : v > INT16_MAX ? INT16_MAX : v;
    if (plus) v += plus[i];
    out[i] = (int16_t)(v > INT16_MAX ? INT16_MAX : v < INT16_MIN ? INT16_MIN : v);
  }
}

TARGET static void NAME(narrow)(const int16_t *restrict x, uint32_t count, uint8_t *restrict out)
{
  enum { SHIFT = NCI_UNIT - NCI_NARROW_UNIT, MOST = 127 << SHIFT, LEAST = -128 * (1 << SHIFT) };
  for (uint32_t i = 0; i < count; i++) {
    int16_t v = x[i];
    v = v > MOST ? MOST : v < LEAST ? LEAST : v;
    v = (int16_t)(v + (1 << (SHIFT - 1))) >> SHIFT;
    out[i] = (uint8_t)(v + 128);
  }
}

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
