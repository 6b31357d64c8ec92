CREATE TABLE "traffic" (
	"minute" timestamp (3) with time zone NOT NULL,
	"door" text NOT NULL,
	"requests" integer NOT NULL,
	"refused" integer NOT NULL,
	"failed" integer NOT NULL,
	CONSTRAINT "traffic_minute_door_pk" PRIMARY KEY("minute","door")
);
