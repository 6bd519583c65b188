// The theme is the main process's to say, which tells the whole page; here it only gets its name before the first frame.
{
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
}
