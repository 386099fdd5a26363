import type { ModelName } from '../model-names.ts';

/** Weight w(i) of touch i of m, or credit φ(c) of channel c. */
export const FORMULAS: Readonly<Record<ModelName, string>> = {
  first: 'w(1) = 1',
  last: 'w(m) = 1',
  first_non_direct: 'w(i) = 1, i = min{j : touch(j) ≠ direct}; none: i = 1',
  last_non_direct: 'w(i) = 1, i = max{j : touch(j) ≠ direct}; none: i = m',
  first_paid: 'w(i) = 1, i = min{j : touch(j) ∈ paid}; none: i = 1',
  last_paid: 'w(i) = 1, i = max{j : touch(j) ∈ paid}; none: i = m',
  linear: 'w(i) = 1/m',
  linear_unique: 'φ(c) = Σ[journeys with c] 1/|channels of the journey|',
  position_based: 'w = 0.4, 0.2/(m−2) …, 0.4; m = 2: 0.5, 0.5',
  j_shaped: 'w = 0.2, 0.2/(m−2) …, 0.6; m = 2: 0.25, 0.75',
  inverse_j: 'w = 0.6, 0.2/(m−2) …, 0.2; m = 2: 0.75, 0.25',
  custom: 'w = a/s, b/(s·(m−2)) …, c/s, s = a+b+c; m = 2: a/(a+c), c/(a+c)',
  w_shaped: 'w(first) = w(lead) = w(opportunity) = 0.3, w(other) = 0.1/k for k others',
  full_path: 'w(first) = w(lead) = w(opportunity) = w(last) = 0.225, w(other) = 0.1/k for k others',
  time_decay: 'w(i) = 2^(−age(i)/h) / Σ[j] 2^(−age(j)/h), h = 7 d',
  participation: 'w(c) = 1 for each channel c of the journey; Σ w(c) ≥ 1',
  markov: 'φ(c) = N·RE(c)/Σ RE, RE(c) = P(visited c | converted) = 1 − P(conv | c → null)/P(conv)',
  shapley:
    'φ(c) = J·Σ[S ∌ c] |S|!(n−|S|−1)!/n!·(v(S∪{c}) − v(S)), v(S) = conversions/journeys with all channels in S',
  shapley_ordered:
    'φ(c) = Σ[t] φ(c,t), φ(c,t) = Σ[journeys with touch(t) = c] 1/(|channels|·touches of c)',
  leave_one_out:
    'w(i) = g(i)/Σ g, g(i) = max(P(p) − P(p without i), 0), P(p) = conversions/journeys of path p',
};
