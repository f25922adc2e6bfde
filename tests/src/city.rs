//! A server over a fresh database, with accounts for every role.

use std::{collections::HashMap, sync::mpsc, thread};

use actix_web::{HttpServer, dev::ServerHandle, rt};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde_json::json;
use veche_bench::grow::{Size, grow};
use veche_domain::{
    Id,
    accounts::{AccountRole, NewAccount},
};
use veche_server::{
    accounts::{open_account, password::hash_password},
    app::app,
    clock::Clock,
    config::Config,
    demo::{DEMO_PASSWORD, fill_city, fill_reference},
    files::Place,
    jobs::Jobs,
    regulation,
    state::State,
};
use veche_store::{Address, Store};

use crate::{
    Backend, Client, Watch,
    databases::{self, Database},
};

/// Password of every account of a test city.
pub const PASSWORD: &str = "зелёный вагон едет";

/// The business date of a test city.
pub const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 25).expect("a date");

/// A running city: reference dictionaries and organizations, and an account for each role of an account.
pub struct City {
    /// Which database it runs on.
    pub backend: Backend,
    /// Its store, for looking behind the API.
    pub store: Store,
    /// Identifiers of the reference organizations by their codes, e.g. `org901`, `niso`.
    pub organizations: HashMap<String, Id>,
    /// The server's clock, where the test turns it.
    clock: Clock,
    /// The server's own state, for what it does by itself.
    state: State,
    base: String,
    handle: ServerHandle,
    _database: Database,
}

impl Drop for City {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
    }
}

impl City {
    /// Starts a city; none on PostgreSQL when the tests have no server.
    pub fn start(backend: Backend) -> Option<Self> {
        Self::start_with(backend, |_| ())
    }

    /// As [`City::start`], with settings of its own.
    pub fn start_with(backend: Backend, adjust: impl FnOnce(&mut Config)) -> Option<Self> {
        Self::start_by(backend, |zone| Clock::new(zone, Some(TODAY)), adjust)
    }

    /// As [`City::start`], at noon of a day that [`City::turn`] moves on.
    pub fn start_on(backend: Backend, day: NaiveDate) -> Option<Self> {
        Self::start_by(backend, |zone| Clock::set_to(zone, noon(zone, day)), |_| ())
    }

    /// The demo city on SQLite, as `veche demo` fills it, on its own day; everybody signs in with the password of the
    /// demo ([`City::sign_in_to_demo`]).
    pub fn demo() -> Self {
        Self::demo_in(Backend::Sqlite, databases::sqlite(), |_| ())
    }

    /// The demo city on PostgreSQL, grown to some hundred associations and twenty thousand people; none when the tests
    /// have no server.
    pub fn large() -> Option<Self> {
        let database = databases::postgres(&std::env::var("VECHE_TEST_POSTGRES_URL").ok()?);
        let size = Size {
            associations: 400,
            people: 20_000,
            seed: 7,
        };
        Some(Self::demo_in(Backend::Postgres, database, |address| {
            grow(address, size).expect("a large city");
        }))
    }

    fn demo_in(backend: Backend, database: Database, then: impl FnOnce(&Address)) -> Self {
        Watch::install();
        let store = Store::open(database.address.clone(), 6).expect("the database");
        store.migrate().expect("migrations");
        let profile = regulation::load().expect("the regulation").0;
        fill_city(&store, &profile, &crate::binary::veche()).expect("the demo city");
        then(&database.address);
        let clock = |zone| Clock::new(zone, Some(TODAY));
        Self::run((backend, database, store, HashMap::new()), clock, |_| ())
    }

    /// Signs in to the demo city.
    pub fn sign_in_to_demo(&self, login: &str) -> Client {
        self.enter(login, DEMO_PASSWORD)
    }

    /// Turns the clock to noon of a day. Sessions grow old with it: who goes on signs in anew.
    pub fn turn(&self, day: NaiveDate) {
        self.clock.turn(noon(self.clock.zone(), day));
    }

    /// Turns the clock to an instant.
    pub fn turn_to(&self, at: DateTime<Utc>) {
        self.clock.turn(at);
    }

    /// As [`City::start_on`], with settings of its own.
    pub fn start_on_with(backend: Backend, day: NaiveDate, adjust: impl FnOnce(&mut Config)) -> Option<Self> {
        Self::start_by(backend, |zone| Clock::set_to(zone, noon(zone, day)), adjust)
    }

    /// The jobs of one more server over the city's database, which run when the test says so.
    pub fn jobs(&self) -> Jobs {
        Jobs::of(self.state.clone())
    }

    /// What the server asks its database from now on.
    pub fn watch(&self) -> Watch {
        match self.store.address() {
            Address::Sqlite(path) => Watch::at(path),
            Address::Postgres(url) => Watch::at(url),
        }
    }

    /// The state of the server.
    pub fn state(&self) -> &State {
        &self.state
    }

    fn start_by(
        backend: Backend,
        clock: impl FnOnce(Tz) -> Clock,
        adjust: impl FnOnce(&mut Config),
    ) -> Option<Self> {
        let database = match backend {
            Backend::Sqlite => databases::sqlite(),
            Backend::Postgres => databases::postgres(&std::env::var("VECHE_TEST_POSTGRES_URL").ok()?),
        };
        Watch::install();
        let store = Store::open(database.address.clone(), 6).expect("the database");
        store.migrate().expect("migrations");
        let organizations = store
            .write(|tx| fill_reference(tx, Utc::now()))
            .expect("reference data");
        let city = Self::run((backend, database, store, organizations), clock, adjust);
        city.open_role_accounts();
        Some(city)
    }

    fn run(
        (backend, database, store, organizations): (Backend, Database, Store, HashMap<String, Id>),
        clock: impl FnOnce(Tz) -> Clock,
        adjust: impl FnOnce(&mut Config),
    ) -> Self {
        let state = state(&store, &database, clock, adjust);
        let clock = state.clock.clone();
        let (base, handle) = serve(state.clone());
        Self {
            backend,
            store,
            organizations,
            clock,
            state,
            base,
            handle,
            _database: database,
        }
    }

    fn open_role_accounts(&self) {
        let hash = shared_hash();
        for (login, role, at) in [
            ("admin", AccountRole::Admin, None),
            ("department", AccountRole::Department, None),
            ("niso", AccountRole::Institution, Some("niso")),
            ("magistr", AccountRole::Institution, Some("magistr")),
            ("council", AccountRole::Council, None),
            ("observer", AccountRole::Observer, None),
            ("district", AccountRole::District, None),
        ] {
            let organization_id = at.map(|code| self.organizations[code]);
            self.open(
                NewAccount {
                    role: Some(role),
                    organization_id,
                    admin_unit_code: (role == AccountRole::District).then(|| UNIT.to_owned()),
                    ..account(login)
                },
                &hash,
            );
        }
    }

    fn open(&self, account: NewAccount, hash: &str) {
        self.store
            .write(|tx| open_account(tx.conn, &account, hash.to_owned(), Utc::now()))
            .expect("an account");
    }

    /// Opens an account of a person, so that the person's offices and memberships act.
    pub fn account_of(&self, login: &str, person: &str) -> Client {
        let person_id = Some(person.parse().expect("an identifier"));
        self.open(
            NewAccount {
                person_id,
                ..account(login)
            },
            &shared_hash(),
        );
        self.sign_in(login)
    }

    /// Somebody who is not signed in.
    pub fn stranger(&self) -> Client {
        Client::stranger(&self.base)
    }

    /// Signs in.
    pub fn sign_in(&self, login: &str) -> Client {
        self.enter(login, PASSWORD)
    }

    fn enter(&self, login: &str, password: &str) -> Client {
        let stranger = self.stranger();
        let answer = stranger.post("/api/v1/session", &json!({"login": login, "password": password}));
        answer.expect(200);
        stranger.with_cookie(answer.header("set-cookie"))
    }

    /// Identifier of a reference organization.
    pub fn organization(&self, code: &str) -> String {
        self.organizations[code].to_string()
    }
}

/// Unit whose specialist has the account `district`.
pub const UNIT: &str = "leninsky";

/// One hash for all: each costs as much as a real one.
fn shared_hash() -> String {
    static HASH: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    HASH.get_or_init(|| hash_password(PASSWORD).expect("a hash"))
        .clone()
}

fn account(login: &str) -> NewAccount {
    let (login, name) = (login.to_owned(), format!("Проверка: {login}"));
    NewAccount {
        login,
        name,
        password: PASSWORD.to_owned(),
        role: None,
        organization_id: None,
        admin_unit_code: None,
        person_id: None,
    }
}

fn noon(zone: Tz, day: NaiveDate) -> DateTime<Utc> {
    let noon = day.and_hms_opt(12, 0, 0).expect("noon");
    let noon = noon
        .and_local_timezone(zone)
        .single()
        .expect("a zone without gaps at noon");
    noon.with_timezone(&Utc)
}

fn state(
    store: &Store,
    database: &Database,
    clock: impl FnOnce(Tz) -> Clock,
    adjust: impl FnOnce(&mut Config),
) -> State {
    let (profile, zone) = regulation::load().expect("the regulation");
    let mut config = Config::from_lookup(|_| None).expect("settings");
    config.database = database.address.clone();
    config.parser = Some(crate::veche());
    config.spa_dir = std::env::temp_dir().join("veche-no-page");
    config.files = Place::Folder(std::env::temp_dir().join("veche-test-files"));
    adjust(&mut config);
    State::new(config, clock(zone), profile, store.clone(), false).expect("a folder for files")
}

fn serve(state: State) -> (String, ServerHandle) {
    let (tell, hear) = mpsc::channel();
    thread::spawn(move || {
        rt::System::new().block_on(async move {
            let server = HttpServer::new(move || app(&state))
                .workers(1)
                .worker_max_blocking_threads(8)
                .disable_signals()
                .bind(("127.0.0.1", 0))
                .expect("a free port");
            let address = server.addrs().first().copied().expect("an address");
            let server = server.run();
            tell.send((format!("http://{address}"), server.handle()))
                .expect("the test waits");
            drop(server.await);
        });
    });
    hear.recv().expect("the server starts")
}
