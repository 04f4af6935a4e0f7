"use client";
import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "../ui/button";
import { useFormPending } from "./form-pending";

/** Sends the form around it, and says so while it does. */
export function SubmitButton({ children, pending, ...rest }: Omit<ButtonProps, "type">) {
  const status = useFormStatus();
  const ownForm = useFormPending();
  return (
    <Button variant="primary" {...rest} type="submit" pending={pending ?? (status.pending || ownForm)}>
      {children}
    </Button>
  );
}
