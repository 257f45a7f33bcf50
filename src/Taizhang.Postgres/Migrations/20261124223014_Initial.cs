using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Taizhang.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "duty",
                columns: table => new
                {
                    requirement_id = table.Column<int>(type: "integer", nullable: false),
                    period_key = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    subject_kind = table.Column<byte>(type: "smallint", nullable: false),
                    subject_id = table.Column<long>(type: "bigint", nullable: false),
                    organization_id = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<byte>(type: "smallint", nullable: false),
                    reason = table.Column<byte>(type: "smallint", nullable: false),
                    achieved = table.Column<long>(type: "bigint", nullable: false),
                    expected = table.Column<long>(type: "bigint", nullable: false),
                    opens_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    turns_on = table.Column<DateOnly>(type: "date", nullable: true),
                    recorded_late = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duty", x => new { x.requirement_id, x.period_key, x.subject_kind, x.subject_id });
                });

            migrationBuilder.CreateTable(
                name: "interpretation",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    requirement_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    question = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    reading = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    authority = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    measure = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    replaces_id = table.Column<long>(type: "bigint", nullable: true),
                    duties_moved = table.Column<int>(type: "integer", nullable: false),
                    entered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    superseded_reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    superseded_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_interpretation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "job",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    title = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false, collation: "C"),
                    stage = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    input = table.Column<byte[]>(type: "bytea", nullable: true),
                    undo = table.Column<byte[]>(type: "bytea", nullable: true),
                    result = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    started_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_job", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "journal",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    actor = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    actor_member_id = table.Column<long>(type: "bigint", nullable: true),
                    role = table.Column<int>(type: "integer", nullable: false),
                    organization_id = table.Column<long>(type: "bigint", nullable: true),
                    channel = table.Column<int>(type: "integer", nullable: false),
                    address = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    means = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    deed = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    about = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    result = table.Column<int>(type: "integer", nullable: false),
                    details = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    changes = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    form = table.Column<int>(type: "integer", nullable: false),
                    previous_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "journal_archive",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    file_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    first = table.Column<long>(type: "bigint", nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false),
                    digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    written_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_archive", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "journal_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    archived_sequence = table.Column<long>(type: "bigint", nullable: false),
                    archived_hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_head", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_state",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    kept_from = table.Column<DateOnly>(type: "date", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: true),
                    rebuilt_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_state", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organization",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    type = table.Column<int>(type: "integer", nullable: false),
                    parent_id = table.Column<long>(type: "bigint", nullable: true),
                    path = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    founded_on = table.Column<DateOnly>(type: "date", nullable: false),
                    dissolved_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organization", x => x.id);
                    table.ForeignKey(
                        name: "FK_organization_organization_parent_id",
                        column: x => x.parent_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "policy_change",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    setting = table.Column<int>(type: "integer", nullable: false),
                    role = table.Column<int>(type: "integer", nullable: true),
                    value = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    proposed_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    proposed_by_account_id = table.Column<long>(type: "bigint", nullable: true),
                    proposed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    answer = table.Column<int>(type: "integer", nullable: true),
                    answered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    answered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    answer_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_policy_change", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "progress_note",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    requirement_id = table.Column<int>(type: "integer", nullable: false),
                    organization_id = table.Column<long>(type: "bigint", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    judged_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    superseded_reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    superseded_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_progress_note", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "release",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    requirement_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    subject_kind = table.Column<byte>(type: "smallint", nullable: false),
                    subject_id = table.Column<long>(type: "bigint", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    decided_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    superseded_reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    superseded_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_release", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "requirement",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    plan_id = table.Column<long>(type: "bigint", nullable: true),
                    clause_id = table.Column<long>(type: "bigint", nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    definition = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_requirement", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "roll_up",
                columns: table => new
                {
                    organization_id = table.Column<long>(type: "bigint", nullable: false),
                    requirement_id = table.Column<int>(type: "integer", nullable: false),
                    period_key = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    upcoming = table.Column<int>(type: "integer", nullable: false),
                    open = table.Column<int>(type: "integer", nullable: false),
                    due_soon = table.Column<int>(type: "integer", nullable: false),
                    met = table.Column<int>(type: "integer", nullable: false),
                    met_late = table.Column<int>(type: "integer", nullable: false),
                    missed = table.Column<int>(type: "integer", nullable: false),
                    out_of_reach = table.Column<int>(type: "integer", nullable: false),
                    exempt = table.Column<int>(type: "integer", nullable: false),
                    not_applicable = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_roll_up", x => new { x.organization_id, x.requirement_id, x.period_key });
                });

            migrationBuilder.CreateTable(
                name: "stored_file",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    mark = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    preview_length = table.Column<int>(type: "integer", nullable: true),
                    sealed_key = table.Column<byte[]>(type: "bytea", nullable: true),
                    key_id = table.Column<int>(type: "integer", nullable: false),
                    algorithm = table.Column<int>(type: "integer", nullable: false),
                    stored_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    collected_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stored_file", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "election",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organization_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    entitled = table.Column<int>(type: "integer", nullable: false),
                    present = table.Column<int>(type: "integer", nullable: false),
                    seats = table.Column<int>(type: "integer", nullable: false),
                    candidates = table.Column<int>(type: "integer", nullable: false),
                    issued = table.Column<int>(type: "integer", nullable: false),
                    returned = table.Column<int>(type: "integer", nullable: false),
                    term_ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    note = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    corrects_id = table.Column<long>(type: "bigint", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    superseded_reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_election", x => x.id);
                    table.ForeignKey(
                        name: "FK_election_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "figure",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organization_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_figure", x => x.id);
                    table.ForeignKey(
                        name: "FK_figure_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "member",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    initials = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    gender = table.Column<int>(type: "integer", nullable: false),
                    born_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ethnicity = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    education = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    occupation = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    joined_on = table.Column<DateOnly>(type: "date", nullable: true),
                    converted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    lost_contact_on = table.Column<DateOnly>(type: "date", nullable: true),
                    floating_to = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    standing = table.Column<int>(type: "integer", nullable: false),
                    organization_id = table.Column<long>(type: "bigint", nullable: false),
                    import_id = table.Column<long>(type: "bigint", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_member", x => x.id);
                    table.ForeignKey(
                        name: "FK_member_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organization_version",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organization_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    type = table.Column<int>(type: "integer", nullable: false),
                    parent_id = table.Column<long>(type: "bigint", nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    end_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organization_version", x => x.id);
                    table.ForeignKey(
                        name: "FK_organization_version_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organization_id = table.Column<long>(type: "bigint", nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    document_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    issuer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: true),
                    first_year = table.Column<int>(type: "integer", nullable: true),
                    last_year = table.Column<int>(type: "integer", nullable: true),
                    file_name = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reading = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    stage = table.Column<int>(type: "integer", nullable: false),
                    adopted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    replaces_id = table.Column<long>(type: "bigint", nullable: true),
                    closed_reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan", x => x.id);
                    table.ForeignKey(
                        name: "FK_plan_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "term",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organization_id = table.Column<long>(type: "bigint", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_term", x => x.id);
                    table.ForeignKey(
                        name: "FK_term_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evidence_item",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    record_kind = table.Column<int>(type: "integer", nullable: false),
                    record_id = table.Column<long>(type: "bigint", nullable: false),
                    organization_id = table.Column<long>(type: "bigint", nullable: false),
                    file_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    added_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    superseded_reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    closed_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evidence_item", x => x.id);
                    table.ForeignKey(
                        name: "FK_evidence_item_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_evidence_item_stored_file_file_id",
                        column: x => x.file_id,
                        principalTable: "stored_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    member_id = table.Column<long>(type: "bigint", nullable: true),
                    administrator_role = table.Column<int>(type: "integer", nullable: true),
                    person_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    password_set_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    must_change_password = table.Column<bool>(type: "boolean", nullable: false),
                    one_time_code = table.Column<byte[]>(type: "bytea", nullable: true),
                    one_time_code_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    locked_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    authenticator_step = table.Column<long>(type: "bigint", nullable: true),
                    passkey_asked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    opened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_sign_in_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    close_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    password_hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    security_stamp = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    concurrency_stamp = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    user_name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    normalized_user_name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account", x => x.id);
                    table.ForeignKey(
                        name: "FK_account_member_member_id",
                        column: x => x.member_id,
                        principalTable: "member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "activity",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organization_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    hours = table.Column<decimal>(type: "numeric(6,2)", precision: 6, scale: 2, nullable: false),
                    topic = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    led_by_id = table.Column<long>(type: "bigint", nullable: true),
                    led_by_guest = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    guests = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    note = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                    corrects_id = table.Column<long>(type: "bigint", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    superseded_reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activity", x => x.id);
                    table.ForeignKey(
                        name: "FK_activity_member_led_by_id",
                        column: x => x.led_by_id,
                        principalTable: "member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_activity_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "circumstance",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    decided_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_circumstance", x => x.id);
                    table.ForeignKey(
                        name: "FK_circumstance_member_member_id",
                        column: x => x.member_id,
                        principalTable: "member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "correction_request",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    field = table.Column<int>(type: "integer", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    asked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    answer = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_correction_request", x => x.id);
                    table.ForeignKey(
                        name: "FK_correction_request_member_member_id",
                        column: x => x.member_id,
                        principalTable: "member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "election_vote",
                columns: table => new
                {
                    election_id = table.Column<long>(type: "bigint", nullable: false),
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    in_favour = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_election_vote", x => new { x.election_id, x.member_id });
                    table.ForeignKey(
                        name: "FK_election_vote_election_election_id",
                        column: x => x.election_id,
                        principalTable: "election",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_election_vote_member_member_id",
                        column: x => x.member_id,
                        principalTable: "member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "member_version",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    gender = table.Column<int>(type: "integer", nullable: false),
                    born_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ethnicity = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    education = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    occupation = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    joined_on = table.Column<DateOnly>(type: "date", nullable: true),
                    converted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    lost_contact_on = table.Column<DateOnly>(type: "date", nullable: true),
                    floating_to = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_member_version", x => x.id);
                    table.ForeignKey(
                        name: "FK_member_version_member_member_id",
                        column: x => x.member_id,
                        principalTable: "member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "membership",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    organization_id = table.Column<long>(type: "bigint", nullable: false),
                    standing = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    departure = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    end_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_membership", x => x.id);
                    table.ForeignKey(
                        name: "FK_membership_member_member_id",
                        column: x => x.member_id,
                        principalTable: "member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_membership_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "personal_value",
                columns: table => new
                {
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: true),
                    digest = table.Column<byte[]>(type: "bytea", nullable: true),
                    key_id = table.Column<int>(type: "integer", nullable: false),
                    algorithm = table.Column<int>(type: "integer", nullable: false),
                    deed = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    import_id = table.Column<long>(type: "bigint", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    kept_until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_personal_value", x => new { x.member_id, x.kind });
                    table.ForeignKey(
                        name: "FK_personal_value_member_member_id",
                        column: x => x.member_id,
                        principalTable: "member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "post",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    organization_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_post", x => x.id);
                    table.ForeignKey(
                        name: "FK_post_member_member_id",
                        column: x => x.member_id,
                        principalTable: "member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_post_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rank_holding",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rank_holding", x => x.id);
                    table.ForeignKey(
                        name: "FK_rank_holding_member_member_id",
                        column: x => x.member_id,
                        principalTable: "member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "talk",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organization_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    talker_id = table.Column<long>(type: "bigint", nullable: false),
                    partner_id = table.Column<long>(type: "bigint", nullable: false),
                    corrects_id = table.Column<long>(type: "bigint", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    superseded_reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_talk", x => x.id);
                    table.ForeignKey(
                        name: "FK_talk_member_partner_id",
                        column: x => x.partner_id,
                        principalTable: "member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_talk_member_talker_id",
                        column: x => x.talker_id,
                        principalTable: "member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_talk_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "duty_proposal",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    clause_ordinal = table.Column<int>(type: "integer", nullable: true),
                    start = table.Column<int>(type: "integer", nullable: false),
                    end = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    read = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    decision = table.Column<int>(type: "integer", nullable: false),
                    decision_note = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    definition = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    requirement_id = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duty_proposal", x => x.id);
                    table.ForeignKey(
                        name: "FK_duty_proposal_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_duty_proposal_requirement_requirement_id",
                        column: x => x.requirement_id,
                        principalTable: "requirement",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_clause",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    parent_ordinal = table.Column<int>(type: "integer", nullable: true),
                    level = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    title = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    start = table.Column<int>(type: "integer", nullable: false),
                    end = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    lead_unit = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    other_units = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_clause", x => x.id);
                    table.ForeignKey(
                        name: "FK_plan_clause_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_original",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_original", x => x.plan_id);
                    table.ForeignKey(
                        name: "FK_plan_original_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "year_theme",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "bigint", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    theme = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_year_theme", x => new { x.plan_id, x.year });
                    table.ForeignKey(
                        name: "FK_year_theme_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "access_token",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    digest = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    scopes = table.Column<int>(type: "integer", nullable: false),
                    capacity_role = table.Column<int>(type: "integer", nullable: false),
                    capacity_organization_id = table.Column<long>(type: "bigint", nullable: true),
                    organization_id = table.Column<long>(type: "bigint", nullable: true),
                    issued_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    expires_on = table.Column<DateOnly>(type: "date", nullable: false),
                    last_used_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    end_reason = table.Column<int>(type: "integer", nullable: true),
                    ended_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    end_note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_token", x => x.id);
                    table.ForeignKey(
                        name: "FK_access_token_account_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_access_token_organization_capacity_organization_id",
                        column: x => x.capacity_organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_access_token_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account_grant",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    role = table.Column<int>(type: "integer", nullable: false),
                    organization_id = table.Column<long>(type: "bigint", nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    closed_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    close_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    proposed_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    proposed_by_account_id = table.Column<long>(type: "bigint", nullable: true),
                    proposed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    answer = table.Column<int>(type: "integer", nullable: true),
                    answered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    answered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    answer_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_grant", x => x.id);
                    table.ForeignKey(
                        name: "FK_account_grant_account_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_account_grant_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account_login",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    provider_key = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false, collation: "C"),
                    provider_display_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    user_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "FK_account_login_account_user_id",
                        column: x => x.user_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account_passkey",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    data = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_passkey", x => x.credential_id);
                    table.ForeignKey(
                        name: "FK_account_passkey_account_user_id",
                        column: x => x.user_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account_session",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    key_digest = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    stamp = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    method = table.Column<int>(type: "integer", nullable: false),
                    second_factor = table.Column<int>(type: "integer", nullable: true),
                    capacity_role = table.Column<int>(type: "integer", nullable: true),
                    capacity_organization_id = table.Column<long>(type: "bigint", nullable: true),
                    began_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_seen_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    address = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: true, collation: "C"),
                    user_agent = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    end_reason = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_session", x => x.id);
                    table.ForeignKey(
                        name: "FK_account_session_account_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "account_token",
                columns: table => new
                {
                    user_id = table.Column<long>(type: "bigint", nullable: false),
                    login_provider = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    value = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "FK_account_token_account_user_id",
                        column: x => x.user_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "password_record",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    set_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_password_record", x => x.id);
                    table.ForeignKey(
                        name: "FK_password_record_account_account_id",
                        column: x => x.account_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "activity_partner",
                columns: table => new
                {
                    activity_id = table.Column<long>(type: "bigint", nullable: false),
                    organization_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activity_partner", x => new { x.activity_id, x.organization_id });
                    table.ForeignKey(
                        name: "FK_activity_partner_activity_activity_id",
                        column: x => x.activity_id,
                        principalTable: "activity",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_activity_partner_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organization",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attendance",
                columns: table => new
                {
                    activity_id = table.Column<long>(type: "bigint", nullable: false),
                    member_id = table.Column<long>(type: "bigint", nullable: false),
                    present = table.Column<bool>(type: "boolean", nullable: false),
                    absence_reason = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attendance", x => new { x.activity_id, x.member_id });
                    table.ForeignKey(
                        name: "FK_attendance_activity_activity_id",
                        column: x => x.activity_id,
                        principalTable: "activity",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_attendance_member_member_id",
                        column: x => x.member_id,
                        principalTable: "member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "measure_note",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    clause_id = table.Column<long>(type: "bigint", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    progress = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    problem = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    owner = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    deadline = table.Column<DateOnly>(type: "date", nullable: true),
                    judgement = table.Column<int>(type: "integer", nullable: false),
                    written_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_measure_note", x => x.id);
                    table.ForeignKey(
                        name: "FK_measure_note_plan_clause_clause_id",
                        column: x => x.clause_id,
                        principalTable: "plan_clause",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "deed_once",
                columns: table => new
                {
                    token_id = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    digest = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    made_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deed_once", x => new { x.token_id, x.key });
                    table.ForeignKey(
                        name: "FK_deed_once_access_token_token_id",
                        column: x => x.token_id,
                        principalTable: "access_token",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "journal_head",
                columns: new[] { "id", "archived_hash", "archived_sequence", "hash", "sequence" },
                values: new object[] { 1, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 0L, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_access_token_account_id",
                table: "access_token",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_access_token_capacity_organization_id",
                table: "access_token",
                column: "capacity_organization_id");

            migrationBuilder.CreateIndex(
                name: "IX_access_token_organization_id",
                table: "access_token",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "IX_account_member_id",
                table: "account",
                column: "member_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_account_normalized_user_name",
                table: "account",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_account_grant_account_id",
                table: "account_grant",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_account_grant_organization_id",
                table: "account_grant",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "IX_account_login_user_id",
                table: "account_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_account_passkey_user_id",
                table: "account_passkey",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_account_session_account_id_ended_at",
                table: "account_session",
                columns: new[] { "account_id", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "IX_account_session_key_digest",
                table: "account_session",
                column: "key_digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_activity_corrects_id",
                table: "activity",
                column: "corrects_id");

            migrationBuilder.CreateIndex(
                name: "IX_activity_held_on",
                table: "activity",
                column: "held_on");

            migrationBuilder.CreateIndex(
                name: "IX_activity_led_by_id_held_on",
                table: "activity",
                columns: new[] { "led_by_id", "held_on" });

            migrationBuilder.CreateIndex(
                name: "IX_activity_organization_id_held_on",
                table: "activity",
                columns: new[] { "organization_id", "held_on" });

            migrationBuilder.CreateIndex(
                name: "IX_activity_partner_organization_id",
                table: "activity_partner",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "IX_attendance_member_id",
                table: "attendance",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "IX_circumstance_member_id",
                table: "circumstance",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "IX_correction_request_member_id",
                table: "correction_request",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "IX_correction_request_state_asked_at",
                table: "correction_request",
                columns: new[] { "state", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "IX_deed_once_at",
                table: "deed_once",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_duty_organization_id_requirement_id_period_key",
                table: "duty",
                columns: new[] { "organization_id", "requirement_id", "period_key" });

            migrationBuilder.CreateIndex(
                name: "IX_duty_state_due_on",
                table: "duty",
                columns: new[] { "state", "due_on" });

            migrationBuilder.CreateIndex(
                name: "IX_duty_subject_kind_subject_id",
                table: "duty",
                columns: new[] { "subject_kind", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "IX_duty_turns_on",
                table: "duty",
                column: "turns_on");

            migrationBuilder.CreateIndex(
                name: "IX_duty_proposal_plan_id",
                table: "duty_proposal",
                column: "plan_id");

            migrationBuilder.CreateIndex(
                name: "IX_duty_proposal_requirement_id",
                table: "duty_proposal",
                column: "requirement_id");

            migrationBuilder.CreateIndex(
                name: "IX_election_organization_id_held_on",
                table: "election",
                columns: new[] { "organization_id", "held_on" });

            migrationBuilder.CreateIndex(
                name: "IX_election_vote_member_id",
                table: "election_vote",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "IX_evidence_item_file_id",
                table: "evidence_item",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "IX_evidence_item_organization_id",
                table: "evidence_item",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "IX_evidence_item_record_kind_record_id",
                table: "evidence_item",
                columns: new[] { "record_kind", "record_id" });

            migrationBuilder.CreateIndex(
                name: "IX_figure_organization_id_kind_on",
                table: "figure",
                columns: new[] { "organization_id", "kind", "on" });

            migrationBuilder.CreateIndex(
                name: "IX_interpretation_requirement_code",
                table: "interpretation",
                column: "requirement_code");

            migrationBuilder.CreateIndex(
                name: "IX_journal_about",
                table: "journal",
                column: "about");

            migrationBuilder.CreateIndex(
                name: "IX_journal_at",
                table: "journal",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_journal_result_id",
                table: "journal",
                columns: new[] { "result", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_journal_archive_first",
                table: "journal_archive",
                column: "first",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_measure_note_clause_id",
                table: "measure_note",
                column: "clause_id");

            migrationBuilder.CreateIndex(
                name: "IX_member_code",
                table: "member",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_member_initials_name",
                table: "member",
                columns: new[] { "initials", "name" });

            migrationBuilder.CreateIndex(
                name: "IX_member_joined_on",
                table: "member",
                column: "joined_on");

            migrationBuilder.CreateIndex(
                name: "IX_member_organization_id_initials_name",
                table: "member",
                columns: new[] { "organization_id", "initials", "name" });

            migrationBuilder.CreateIndex(
                name: "IX_member_standing_joined_on",
                table: "member",
                columns: new[] { "standing", "joined_on" });

            migrationBuilder.CreateIndex(
                name: "IX_member_standing_name",
                table: "member",
                columns: new[] { "standing", "name" });

            migrationBuilder.CreateIndex(
                name: "IX_member_standing_organization_id_name_withdrawn_at",
                table: "member",
                columns: new[] { "standing", "organization_id", "name", "withdrawn_at" });

            migrationBuilder.CreateIndex(
                name: "IX_member_version_member_id",
                table: "member_version",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "IX_membership_member_id",
                table: "membership",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "IX_membership_organization_id",
                table: "membership",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "IX_organization_code",
                table: "organization",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organization_parent_id",
                table: "organization",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "IX_organization_path",
                table: "organization",
                column: "path",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organization_version_organization_id_from",
                table: "organization_version",
                columns: new[] { "organization_id", "from" });

            migrationBuilder.CreateIndex(
                name: "IX_password_record_account_id_set_at",
                table: "password_record",
                columns: new[] { "account_id", "set_at" });

            migrationBuilder.CreateIndex(
                name: "IX_personal_value_digest",
                table: "personal_value",
                column: "digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_personal_value_key_id_algorithm",
                table: "personal_value",
                columns: new[] { "key_id", "algorithm" });

            migrationBuilder.CreateIndex(
                name: "IX_plan_organization_id",
                table: "plan",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "IX_plan_clause_plan_id_ordinal",
                table: "plan_clause",
                columns: new[] { "plan_id", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_policy_change_answer",
                table: "policy_change",
                column: "answer");

            migrationBuilder.CreateIndex(
                name: "IX_post_member_id",
                table: "post",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "IX_post_organization_id",
                table: "post",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "IX_progress_note_organization_id_on",
                table: "progress_note",
                columns: new[] { "organization_id", "on" });

            migrationBuilder.CreateIndex(
                name: "IX_progress_note_requirement_id_on",
                table: "progress_note",
                columns: new[] { "requirement_id", "on" });

            migrationBuilder.CreateIndex(
                name: "IX_rank_holding_member_id",
                table: "rank_holding",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "IX_release_subject_kind_subject_id",
                table: "release",
                columns: new[] { "subject_kind", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "IX_requirement_clause_id",
                table: "requirement",
                column: "clause_id");

            migrationBuilder.CreateIndex(
                name: "IX_requirement_code_version",
                table: "requirement",
                columns: new[] { "code", "version" });

            migrationBuilder.CreateIndex(
                name: "IX_requirement_plan_id",
                table: "requirement",
                column: "plan_id");

            migrationBuilder.CreateIndex(
                name: "IX_stored_file_hash",
                table: "stored_file",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_talk_organization_id_held_on",
                table: "talk",
                columns: new[] { "organization_id", "held_on" });

            migrationBuilder.CreateIndex(
                name: "IX_talk_partner_id_held_on",
                table: "talk",
                columns: new[] { "partner_id", "held_on" });

            migrationBuilder.CreateIndex(
                name: "IX_talk_talker_id_held_on",
                table: "talk",
                columns: new[] { "talker_id", "held_on" });

            migrationBuilder.CreateIndex(
                name: "IX_term_ends_on",
                table: "term",
                column: "ends_on");

            migrationBuilder.CreateIndex(
                name: "IX_term_organization_id_ends_on",
                table: "term",
                columns: new[] { "organization_id", "ends_on" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_grant");

            migrationBuilder.DropTable(
                name: "account_login");

            migrationBuilder.DropTable(
                name: "account_passkey");

            migrationBuilder.DropTable(
                name: "account_session");

            migrationBuilder.DropTable(
                name: "account_token");

            migrationBuilder.DropTable(
                name: "activity_partner");

            migrationBuilder.DropTable(
                name: "attendance");

            migrationBuilder.DropTable(
                name: "circumstance");

            migrationBuilder.DropTable(
                name: "correction_request");

            migrationBuilder.DropTable(
                name: "deed_once");

            migrationBuilder.DropTable(
                name: "duty");

            migrationBuilder.DropTable(
                name: "duty_proposal");

            migrationBuilder.DropTable(
                name: "election_vote");

            migrationBuilder.DropTable(
                name: "evidence_item");

            migrationBuilder.DropTable(
                name: "figure");

            migrationBuilder.DropTable(
                name: "interpretation");

            migrationBuilder.DropTable(
                name: "job");

            migrationBuilder.DropTable(
                name: "journal");

            migrationBuilder.DropTable(
                name: "journal_archive");

            migrationBuilder.DropTable(
                name: "journal_head");

            migrationBuilder.DropTable(
                name: "ledger_state");

            migrationBuilder.DropTable(
                name: "measure_note");

            migrationBuilder.DropTable(
                name: "member_version");

            migrationBuilder.DropTable(
                name: "membership");

            migrationBuilder.DropTable(
                name: "organization_version");

            migrationBuilder.DropTable(
                name: "password_record");

            migrationBuilder.DropTable(
                name: "personal_value");

            migrationBuilder.DropTable(
                name: "plan_original");

            migrationBuilder.DropTable(
                name: "policy_change");

            migrationBuilder.DropTable(
                name: "post");

            migrationBuilder.DropTable(
                name: "progress_note");

            migrationBuilder.DropTable(
                name: "rank_holding");

            migrationBuilder.DropTable(
                name: "release");

            migrationBuilder.DropTable(
                name: "roll_up");

            migrationBuilder.DropTable(
                name: "talk");

            migrationBuilder.DropTable(
                name: "term");

            migrationBuilder.DropTable(
                name: "year_theme");

            migrationBuilder.DropTable(
                name: "activity");

            migrationBuilder.DropTable(
                name: "access_token");

            migrationBuilder.DropTable(
                name: "requirement");

            migrationBuilder.DropTable(
                name: "election");

            migrationBuilder.DropTable(
                name: "stored_file");

            migrationBuilder.DropTable(
                name: "plan_clause");

            migrationBuilder.DropTable(
                name: "account");

            migrationBuilder.DropTable(
                name: "plan");

            migrationBuilder.DropTable(
                name: "member");

            migrationBuilder.DropTable(
                name: "organization");
        }
    }
}
