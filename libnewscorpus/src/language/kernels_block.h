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

TARGET static void NAME(cell_step)(const int32_t *restrict a, uint32_t a_shift, const int32_t *restrict b, uint32_t b_shift, uint32_t cells,
                                   int16_t *restrict content, uint8_t *restrict state, int16_t *restrict out)
{
  int16_t sums[4 * NCI_MAX_CELLS];
  for (uint32_t k = 0; k < 4 * cells; k++) {
    int32_t v = (int32_t)((uint32_t)((int32_t)((uint32_t)a[k] << 2) >> a_shift) + (uint32_t)((int32_t)((uint32_t)b[k] << 2) >> b_shift));
    sums[k] = (int16_t)(v > 4 * ONE ? 4 * ONE : v < -4 * ONE ? -4 * ONE : v);
  }
  const int16_t *in = sums, *forget = in + cells, *output = forget + cells, *fresh = output + cells;
  for (uint32_t k = 0; k < cells; k++) {
    int16_t c = (int16_t)(product(gate(forget[k]), content[k]) + product(gate(in[k]), squash(fresh[k])));
    c = c > NCI_CELL_LIMIT * ONE ? NCI_CELL_LIMIT * ONE : c < -NCI_CELL_LIMIT * ONE ? -NCI_CELL_LIMIT * ONE : c;
    content[k] = c;
    int16_t h = product(gate(output[k]), squash(c));
    int16_t fine = (int16_t)((h + (1 << (NCI_CELL_UNIT - NCI_STATE_UNIT - 1))) >> (NCI_CELL_UNIT - NCI_STATE_UNIT));
    state[k] = (uint8_t)((fine > 127 ? 127 : fine) + 128);
    h = (int16_t)((h + (1 << (NCI_CELL_UNIT - NCI_UNIT - 1))) >> (NCI_CELL_UNIT - NCI_UNIT));
    int16_t before = out[k] > INT16_MAX - ONE ? INT16_MAX - ONE : out[k] < INT16_MIN + ONE ? INT16_MIN + ONE : out[k];
    out[k] = (int16_t)(before + h);
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
#undef BLOCKS
