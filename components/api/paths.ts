/** The built-in sample month: POST loads it. */
export const SAMPLE_PATH = "/api/v1/sample";
