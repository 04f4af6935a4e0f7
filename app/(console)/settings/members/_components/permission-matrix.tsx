import { type Column, DataTable } from "@/components/tables/data-table";
import { CheckIcon } from "@/components/ui/icons";
import { ROLES } from "@/lib/core/closed-lists";
import { may, PERMISSIONS, type Permission } from "@/lib/core/members/permissions";
import { ROLE_NAMES } from "../../../_components/role-names";
import { PERMISSION_NAMES } from "./permission-names";

const PERMISSION_LIST = Object.keys(PERMISSIONS) as Permission[];

function Yes({ yes }: { yes: boolean }) {
  return yes ? (
    <>
      <CheckIcon />
      <span className="sr-only">Yes</span>
    </>
  ) : (
    <span className="sr-only">No</span>
  );
}

const COLUMNS: Column<Permission>[] = [
  { key: "act", header: "Act", cell: (permission) => PERMISSION_NAMES[permission] },
  ...ROLES.map(
    (role): Column<Permission> => ({
      key: role,
      header: ROLE_NAMES[role],
      cell: (permission) => <Yes yes={may({ kind: "member", roles: [role] }, permission)} />,
    }),
  ),
  { key: "keys", header: "API key with scope", cell: (permission) => PERMISSIONS[permission].scopes.join(", ") || <span className="text-muted">None</span> },
];

/** Computed from the rules themselves, so it can't say anything else than they do. */
export function PermissionMatrix() {
  return (
    <DataTable caption="Permissions by role" columns={COLUMNS} rows={PERMISSION_LIST} rowKey={(permission) => permission} empty="There are no permissions." />
  );
}
