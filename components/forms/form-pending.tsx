"use client";
import { createContext, useContext } from "react";

const FormPending = createContext(false);
export const FormPendingProvider = FormPending.Provider;

/** Whether the form around is being sent. */
export const useFormPending = (): boolean => useContext(FormPending);
