/** What the client calls itself: its package's name and version. */
export const CLIENT_NAME = "tierscope-js/0.1.0";
