-- The specialist of an administrative unit keeps its district associations (VII.7.1).
ALTER TABLE accounts ADD COLUMN admin_unit_code TEXT REFERENCES admin_units (code);
