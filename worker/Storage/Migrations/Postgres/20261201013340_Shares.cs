using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MongCai.Poverty.Etl.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Shares : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "modified_at",
                table: "files",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "scanned_before",
                table: "files",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "shares",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    mark = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    laid_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    scanned_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shares", x => x.id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "shares");

            migrationBuilder.DropColumn(
                name: "modified_at",
                table: "files");

            migrationBuilder.DropColumn(
                name: "scanned_before",
                table: "files");
        }
    }
}
