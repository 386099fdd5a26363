/** With fewer sales no interval of a ROMI is given, and no campaign is judged by its sales alone. */
export const LEAST_SALES = 10;
