import "server-only";
import { z } from "zod";

/** A schema that says exactly the fields of a type of the product: one that is renamed, added or taken away there does not compile here. */
export const says =
  <T>() =>
  <S extends z.ZodType<T>>(schema: keyof T extends keyof z.output<S> ? S : never): S =>
    schema;

/** An id of the product, as text. */
export const id = <T extends string>() => z.custom<T>().meta({ type: "string" });

export const instant = z.string().meta({ format: "date-time" });
/** A JSON value that is passed on as it is. */
export const json = <T>(description: string) => z.custom<T>().meta({ description });
