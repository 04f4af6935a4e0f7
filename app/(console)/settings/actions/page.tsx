import { redirect } from "next/navigation";

export default function ActionsPage() {
  redirect("/settings/workflows");
}
