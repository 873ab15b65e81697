export interface RedirectRecord {
  readonly id: string;
  readonly helpCenterId: string;
  readonly fromUrl: string;
  readonly locale: string;
  readonly targetType: "article" | "collection";
  readonly targetId: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}
