export interface RetryOptions {
  readonly attempts: number;
  readonly pauseMs: number;
}

export async function retry<Value>(work: () => Promise<Value>, { attempts, pauseMs }: RetryOptions): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs * attempt));
    }
  }
}
