import { IsInt } from 'class-validator';
import { bearer, Connector, Field, Get, Secret, type Action } from 'trunkline/sdk';
import { contract, fixtures } from 'trunkline/testing';

/** What someone else's package has: a connector, its fixtures, and the one line that tests it. */
class WeatherConnection {
  @Field('API token, from the account page') token!: Secret;
}

class Station {
  @Field('Number of the station') @IsInt() id!: number;
  @Field('Where it stands') place!: string;
}

class StationId {
  @Field('Number of the station') @IsInt() id!: number;
}

@Connector(WeatherConnection, {
  name: 'weather',
  title: 'Weather',
  source: 'https://docs.weather.example',
  baseUrl: 'https://api.weather.example',
  auth: bearer((connection) => connection.token),
})
class Weather {
  @Get('/stations/{id}', { title: 'Get a station', input: StationId, output: Station })
  declare getStation: Action<StationId, Station>;
}

const hull = { id: 7, place: 'Hull' };

contract(
  Weather,
  fixtures({
    connections: {
      account: {
        secrets: { token: 'weather_test_4471' },
        services: { api: 'https://api.weather.example' },
        signed: { headers: { authorization: 'Bearer weather_test_4471' } },
      },
    },
    operations: {
      getStation: { input: { id: 7 }, exchanges: [{ request: 'GET /stations/7', answer: { body: hull } }], output: hull },
    },
    failures: [
      { title: 'a token that was revoked', answer: { status: 401 }, error: { class: 'AuthenticationError' } },
      { title: 'a station that is gone', operation: 'getStation', answer: { status: 404 }, error: { class: 'NotFoundError' } },
    ],
  }),
);
