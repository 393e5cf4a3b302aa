export interface Message {
  readonly subject: string;
  readonly text: string;
}
