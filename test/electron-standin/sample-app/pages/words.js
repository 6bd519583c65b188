export const words = 'Started';
