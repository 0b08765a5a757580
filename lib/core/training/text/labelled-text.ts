/** A text for training, and what it is. */
export interface LabelledText {
  readonly text: string;
  readonly label: string;
  /** Texts of one group, such as those from one template, are never divided between training and test. */
  readonly group: string;
}
