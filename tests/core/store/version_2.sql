-- A store as version 2 left it, killed in the middle of its work: written by the program of that time, not by hand.
-- Of 7QX2M4KP one payment withheld two amounts, and a second gave one back. Of the others, each by its despatch:
--   DSP-2  the truck leaves later; its ship notice was never called
--   DSP-3  the ship notice was refused eight times and is due again
--   DSP-4  waits for the departure, and Amazon collects it under ARN-4
--   DSP-5  is held, because its packages do not hold what it ships
--   DSP-6  the ship notice is in flight
--   DSP-8  the ship notice failed
--   DSP-9  was noticed; its invoice SI-9 is due again
-- 9HHHHHHH has an item that nobody knows.
PRAGMA journal_mode=WAL;
PRAGMA application_id=1448104518;
PRAGMA user_version=2;
BEGIN TRANSACTION;
CREATE TABLE orders (
  number TEXT PRIMARY KEY, erp INTEGER NOT NULL, awaits_despatch INTEGER NOT NULL, awaits_invoice INTEGER NOT NULL,
  settled INTEGER NOT NULL, document TEXT NOT NULL);
INSERT INTO orders VALUES('7QX2M4KP',5,0,0,1,'[["7QX2M4KP",0,1793611800000,null,"TEAS1","PHX6","PHX6","AMZPA",null,[1793865600000,1794470400000],[[1,"1","B0TEAGREEN","",[40,0,1],1,[37500,"USD"]],[2,"2","B0TEABLACK","",[5,1,12],0,[25000,"USD"]]]],1793613600300,0,5,["so-1","S-1","7QX2M4KP",[["so-1-10000","W/\"1\"",10000,"TEA-GREEN",40,0,[37500,"USD"],1],["so-1-20000","W/\"1\"",20000,"TEA-BLACK",60,0,[25000,"USD"],2]]],[[10000,40,0,40,0,0,null],[20000,60,0,60,0,0,null]],[],[],["7QX2M4KP",[[1,[[0,40,null,null]]],[2,[[0,60,null,null]]]]],["7QX2M4KP",[[1,[[0,40,null,null]]],[2,[[0,60,null,null]]]]],"acknowledgement/7QX2M4KP/8537188c16abfa2d",0,1,4,"acknowledgement/7QX2M4KP/8537188c16abfa2d",[["SS-1","DSP-1",[[1,10000,40],[2,20000,60]],1,"SI-1",1,1]],0,1]');
INSERT INTO orders VALUES('2AAAAAAA',5,0,1,0,'[["2AAAAAAA",0,1793764800000,null,"TEAS1","PHX6","PHX6","AMZPA",null,[1793865600000,1794470400000],[[1,"1","B0TEAGREEN","",[40,0,1],1,[37500,"USD"]],[2,"2","B0TEABLACK","",[5,1,12],0,[25000,"USD"]]]],1793829601600,0,5,["so-2","S-2","2AAAAAAA",[["so-2-10000","W/\"1\"",10000,"TEA-GREEN",40,0,[37500,"USD"],1],["so-2-20000","W/\"1\"",20000,"TEA-BLACK",48,0,[25000,"USD"],2]]],[[10000,40,0,40,0,0,null],[20000,48,0,48,0,0,null]],[],[],["2AAAAAAA",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],["2AAAAAAA",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],"acknowledgement/2AAAAAAA/14efbd176f82534a",0,1,4,"acknowledgement/2AAAAAAA/14efbd176f82534a",[["SS-2","DSP-2",[[1,10000,40],[2,20000,60]],0,"",0,0]],0,0]');
INSERT INTO orders VALUES('3BBBBBBB',5,0,1,0,'[["3BBBBBBB",0,1793764800000,null,"TEAS1","PHX6","PHX6","AMZPA",null,[1793865600000,1794470400000],[[1,"1","B0TEAGREEN","",[40,0,1],1,[37500,"USD"]],[2,"2","B0TEABLACK","",[5,1,12],0,[25000,"USD"]]]],1793829601700,0,5,["so-3","S-3","3BBBBBBB",[["so-3-10000","W/\"1\"",10000,"TEA-GREEN",40,0,[37500,"USD"],1],["so-3-20000","W/\"1\"",20000,"TEA-BLACK",48,0,[25000,"USD"],2]]],[[10000,40,0,40,0,0,null],[20000,48,0,48,0,0,null]],[],[],["3BBBBBBB",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],["3BBBBBBB",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],"acknowledgement/3BBBBBBB/931d3b88b70bac1a",0,1,4,"acknowledgement/3BBBBBBB/931d3b88b70bac1a",[["SS-3","DSP-3",[[1,10000,40],[2,20000,60]],0,"",0,0]],0,0]');
INSERT INTO orders VALUES('4CCCCCCC',5,0,1,0,'[["4CCCCCCC",0,1793764800000,null,"TEAS1","PHX6","PHX6","AMZPA",[1793865600000,1794470400000],null,[[1,"1","B0TEAGREEN","",[40,0,1],1,[37500,"USD"]],[2,"2","B0TEABLACK","",[5,1,12],0,[25000,"USD"]]]],1793829601800,0,5,["so-4","S-4","4CCCCCCC",[["so-4-10000","W/\"1\"",10000,"TEA-GREEN",40,0,[37500,"USD"],1],["so-4-20000","W/\"1\"",20000,"TEA-BLACK",48,0,[25000,"USD"],2]]],[[10000,40,0,40,0,0,null],[20000,48,0,48,0,0,null]],[],[],["4CCCCCCC",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],["4CCCCCCC",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],"acknowledgement/4CCCCCCC/12abf58e81e1de21",0,1,4,"acknowledgement/4CCCCCCC/12abf58e81e1de21",[["SS-4","DSP-4",[[1,10000,40],[2,20000,60]],0,"",0,0]],0,0]');
INSERT INTO orders VALUES('5DDDDDDD',5,0,1,0,'[["5DDDDDDD",0,1793764800000,null,"TEAS1","PHX6","PHX6","AMZPA",null,[1793865600000,1794470400000],[[1,"1","B0TEAGREEN","",[40,0,1],1,[37500,"USD"]],[2,"2","B0TEABLACK","",[5,1,12],0,[25000,"USD"]]]],1793829601900,0,5,["so-5","S-5","5DDDDDDD",[["so-5-10000","W/\"1\"",10000,"TEA-GREEN",40,0,[37500,"USD"],1],["so-5-20000","W/\"1\"",20000,"TEA-BLACK",48,0,[25000,"USD"],2]]],[[10000,40,0,40,0,0,null],[20000,48,0,48,0,0,null]],[],[],["5DDDDDDD",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],["5DDDDDDD",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],"acknowledgement/5DDDDDDD/7021c2e7358587d4",0,1,4,"acknowledgement/5DDDDDDD/7021c2e7358587d4",[["SS-5","DSP-5",[[1,10000,40],[2,20000,60]],0,"",0,0]],0,0]');
INSERT INTO orders VALUES('6EEEEEEE',5,0,1,0,'[["6EEEEEEE",0,1793764800000,null,"TEAS1","PHX6","PHX6","AMZPA",null,[1793865600000,1794470400000],[[1,"1","B0TEAGREEN","",[40,0,1],1,[37500,"USD"]],[2,"2","B0TEABLACK","",[5,1,12],0,[25000,"USD"]]]],1793829602000,0,5,["so-6","S-6","6EEEEEEE",[["so-6-10000","W/\"1\"",10000,"TEA-GREEN",40,0,[37500,"USD"],1],["so-6-20000","W/\"1\"",20000,"TEA-BLACK",48,0,[25000,"USD"],2]]],[[10000,40,0,40,0,0,null],[20000,48,0,48,0,0,null]],[],[],["6EEEEEEE",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],["6EEEEEEE",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],"acknowledgement/6EEEEEEE/55792b0eaa324959",0,1,4,"acknowledgement/6EEEEEEE/55792b0eaa324959",[["SS-6","DSP-6",[[1,10000,40],[2,20000,60]],0,"",0,0]],0,0]');
INSERT INTO orders VALUES('8GGGGGGG',5,0,1,0,'[["8GGGGGGG",0,1793764800000,null,"TEAS1","PHX6","PHX6","AMZPA",null,[1793865600000,1794470400000],[[1,"1","B0TEAGREEN","",[40,0,1],1,[37500,"USD"]],[2,"2","B0TEABLACK","",[5,1,12],0,[25000,"USD"]]]],1793829602100,0,5,["so-7","S-7","8GGGGGGG",[["so-7-10000","W/\"1\"",10000,"TEA-GREEN",40,0,[37500,"USD"],1],["so-7-20000","W/\"1\"",20000,"TEA-BLACK",48,0,[25000,"USD"],2]]],[[10000,40,0,40,0,0,null],[20000,48,0,48,0,0,null]],[],[],["8GGGGGGG",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],["8GGGGGGG",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],"acknowledgement/8GGGGGGG/c19a68196f5a1dfb",0,1,4,"acknowledgement/8GGGGGGG/c19a68196f5a1dfb",[["SS-8","DSP-8",[[1,10000,40],[2,20000,60]],0,"",0,0]],0,0]');
INSERT INTO orders VALUES('9HHHHHHH',5,1,0,0,'[["9HHHHHHH",0,1793764800000,null,"TEAS1","PHX6","PHX6","AMZPA",null,[1793865600000,1794470400000],[[1,"1","B0UNKNOWN1","",[40,0,1],1,[37500,"USD"]],[2,"2","B0TEABLACK","",[5,1,12],0,[25000,"USD"]]]],1793829602200,0,5,["so-9","S-9","9HHHHHHH",[["so-9-10000","W/\"1\"",10000,"TEA-BLACK",48,0,[25000,"USD"],2]]],[[10000,48,0,48,0,0,null]],[],[],["9HHHHHHH",[[1,[[2,40,null,1]]],[2,[[0,48,null,null],[2,12,null,0]]]]],["9HHHHHHH",[[1,[[2,40,null,1]]],[2,[[0,48,null,null],[2,12,null,0]]]]],"acknowledgement/9HHHHHHH/c34a6437b6ecf405",0,1,4,"acknowledgement/9HHHHHHH/c34a6437b6ecf405",[],1,0]');
INSERT INTO orders VALUES('AJJJJJJJ',5,0,0,0,'[["AJJJJJJJ",0,1793764800000,null,"TEAS1","PHX6","PHX6","AMZPA",null,[1793865600000,1794470400000],[[1,"1","B0TEAGREEN","",[40,0,1],1,[37500,"USD"]],[2,"2","B0TEABLACK","",[5,1,12],0,[25000,"USD"]]]],1793829602300,0,5,["so-8","S-8","AJJJJJJJ",[["so-8-10000","W/\"1\"",10000,"TEA-GREEN",40,0,[37500,"USD"],1],["so-8-20000","W/\"1\"",20000,"TEA-BLACK",48,0,[25000,"USD"],2]]],[[10000,40,0,40,0,0,null],[20000,48,0,48,0,0,null]],[],[],["AJJJJJJJ",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],["AJJJJJJJ",[[1,[[0,40,null,null]]],[2,[[0,48,null,null],[2,12,null,0]]]]],"acknowledgement/AJJJJJJJ/b62fb37657e74ec7",0,1,4,"acknowledgement/AJJJJJJJ/b62fb37657e74ec7",[["SS-9","DSP-9",[[1,10000,40],[2,20000,60]],1,"SI-9",0,0]],0,0]');
CREATE TABLE despatches (number TEXT PRIMARY KEY, state INTEGER NOT NULL, document TEXT NOT NULL);
INSERT INTO despatches VALUES('DSP-1',3,'[["DSP-1",1,1,"LOAD-1","PHX6","ABFS","PRO7","BOL-20001001","",1793629800000,1793881800000,1793629800000,2,[[1,"7QX2M4KP",10000,"S-1","TEA-GREEN",40,"SS-1"],[2,"7QX2M4KP",20000,"S-1","TEA-BLACK",60,"SS-1"]],[[1,"095060000000000015","1Z \"quoted\" \\ ],[",[[1,40,"Löt\u000a7",1809129600000]]],[2,"095060000000000022","",[[2,60,"",null]]]]],3,""]');
INSERT INTO despatches VALUES('DSP-2',2,'[["DSP-2",1,1,"LOAD-2","PHX6","ABFS","PRO7","BOL-20001001","",1793901600000,1793881800000,1793791800000,2,[[1,"2AAAAAAA",10000,"S-2","TEA-GREEN",40,"SS-2"],[2,"2AAAAAAA",20000,"S-2","TEA-BLACK",60,"SS-2"]],[[1,"095060000000000015","",[[1,40,"",null]]],[2,"095060000000000022","",[[2,60,"",null]]]]],2,"transaction of SubmitShipmentConfirmations"]');
INSERT INTO despatches VALUES('DSP-4',0,'[["DSP-4",1,1,"LOAD-4","PHX6","ABFS","PRO7","BOL-20001001","ARN-4",null,1793881800000,1793791800000,2,[[1,"4CCCCCCC",10000,"S-4","TEA-GREEN",40,"SS-4"],[2,"4CCCCCCC",20000,"S-4","TEA-BLACK",60,"SS-4"]],[[1,"095060000000000015","",[[1,40,"",null]]],[2,"095060000000000022","",[[2,60,"",null]]]]],0,"departure of the truck"]');
INSERT INTO despatches VALUES('DSP-5',1,'[["DSP-5",1,1,"LOAD-5","PHX6","ABFS","PRO7","BOL-20001001","",1793790000000,1793881800000,1793791800000,2,[[1,"5DDDDDDD",10000,"S-5","TEA-GREEN",40,"SS-5"],[2,"5DDDDDDD",20000,"S-5","TEA-BLACK",60,"SS-5"]],[[1,"095060000000000015","",[[1,39,"",null]]],[2,"095060000000000022","",[[2,60,"",null]]]]],1,"exception despatch-mismatch DSP-5 (Operations)"]');
INSERT INTO despatches VALUES('DSP-9',3,'[["DSP-9",1,1,"LOAD-9","PHX6","ABFS","PRO7","BOL-20001001","",1793790000000,1793881800000,1793792400000,2,[[1,"AJJJJJJJ",10000,"S-8","TEA-GREEN",40,"SS-9"],[2,"AJJJJJJJ",20000,"S-8","TEA-BLACK",60,"SS-9"]],[[1,"095060000000000015","",[[1,40,"",null]]],[2,"095060000000000022","",[[2,60,"",null]]]]],3,""]');
INSERT INTO despatches VALUES('DSP-8',4,'[["DSP-8",1,1,"LOAD-8","PHX6","ABFS","PRO7","BOL-20001001","",1793790000000,1793881800000,1793799000000,2,[[1,"8GGGGGGG",10000,"S-7","TEA-GREEN",40,"SS-8"],[2,"8GGGGGGG",20000,"S-7","TEA-BLACK",60,"SS-8"]],[[1,"095060000000000015","",[[1,40,"",null]]],[2,"095060000000000022","",[[2,60,"",null]]]]],4,"exception ship-notice-failed DSP-8 (IT)"]');
INSERT INTO despatches VALUES('DSP-3',2,'[["DSP-3",1,1,"LOAD-3","PHX6","ABFS","PRO7","BOL-20001001","",1793804400000,1793881800000,1793806200000,2,[[1,"3BBBBBBB",10000,"S-3","TEA-GREEN",40,"SS-3"],[2,"3BBBBBBB",20000,"S-3","TEA-BLACK",60,"SS-3"]],[[1,"095060000000000015","",[[1,40,"",null]]],[2,"095060000000000022","",[[2,60,"",null]]]]],2,"transaction of SubmitShipmentConfirmations"]');
INSERT INTO despatches VALUES('DSP-6',2,'[["DSP-6",1,1,"LOAD-6","PHX6","ABFS","PRO7","BOL-20001001","",1793805000000,1793881800000,1793806800000,2,[[1,"6EEEEEEE",10000,"S-6","TEA-GREEN",40,"SS-6"],[2,"6EEEEEEE",20000,"S-6","TEA-BLACK",60,"SS-6"]],[[1,"095060000000000015","",[[1,40,"",null]]],[2,"095060000000000022","",[[2,60,"",null]]]]],2,"transaction of SubmitShipmentConfirmations"]');
CREATE TABLE despatch_orders (
  despatch TEXT NOT NULL, purchase_order TEXT NOT NULL, shipment TEXT NOT NULL,
  PRIMARY KEY (purchase_order, despatch, shipment)) WITHOUT ROWID;
INSERT INTO despatch_orders VALUES('DSP-1','7QX2M4KP','SS-1');
INSERT INTO despatch_orders VALUES('DSP-2','2AAAAAAA','SS-2');
INSERT INTO despatch_orders VALUES('DSP-3','3BBBBBBB','SS-3');
INSERT INTO despatch_orders VALUES('DSP-4','4CCCCCCC','SS-4');
INSERT INTO despatch_orders VALUES('DSP-5','5DDDDDDD','SS-5');
INSERT INTO despatch_orders VALUES('DSP-6','6EEEEEEE','SS-6');
INSERT INTO despatch_orders VALUES('DSP-8','8GGGGGGG','SS-8');
INSERT INTO despatch_orders VALUES('DSP-9','AJJJJJJJ','SS-9');
CREATE TABLE invoices (
  number TEXT PRIMARY KEY, purchase_order TEXT NOT NULL, amazon_id TEXT NOT NULL, state INTEGER NOT NULL,
  document TEXT NOT NULL);
INSERT INTO invoices VALUES('SI-1','7QX2M4KP','SI-1',5,'[["SI-1","7QX2M4KP","S-1","SS-1",1793664000000,1796256000000,[3000000,"USD"],[0,"USD"],[3000000,"USD"],1793647800000,[[10000,"TEA-GREEN",40,[37500,"USD"],[1500000,"USD"]],[20000,"TEA-BLACK",60,[25000,"USD"],[1500000,"USD"]]]],"DSP-1","SI-1",0,5]');
INSERT INTO invoices VALUES('SI-9','AJJJJJJJ','SI-9',2,'[["SI-9","AJJJJJJJ","S-8","SS-9",1793664000000,1796256000000,[3000000,"USD"],[0,"USD"],[3000000,"USD"],1793796600000,[[10000,"TEA-GREEN",40,[37500,"USD"],[1500000,"USD"]],[20000,"TEA-BLACK",60,[25000,"USD"],[1500000,"USD"]]]],"DSP-9","SI-9",0,2]');
INSERT INTO invoices VALUES('SI-2','2AAAAAAA','',0,'[["SI-2","2AAAAAAA","S-2","SS-2",1793664000000,1796256000000,[3000000,"USD"],[0,"USD"],[3000000,"USD"],1793806200000,[[10000,"TEA-GREEN",40,[37500,"USD"],[1500000,"USD"]],[20000,"TEA-BLACK",60,[25000,"USD"],[1500000,"USD"]]]],"","",0,0]');
CREATE TABLE items (number TEXT PRIMARY KEY, document TEXT NOT NULL);
INSERT INTO items VALUES('TEA-BLACK','["TEA-BLACK",0,[25000,"USD"],[12],"B0TEABLACK",""]');
INSERT INTO items VALUES('TEA-GREEN','["TEA-GREEN",0,[37500,"USD"],[],"B0TEAGREEN",""]');
INSERT INTO items VALUES('TEA-OLD','["TEA-OLD",1,[10000,"USD"],[],"B0TEAOLD",""]');
CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO notes VALUES('items/read-at','1793829602200');
INSERT INTO notes VALUES('items/reading-since','1793829602200');
INSERT INTO notes VALUES('poll/changes/cursor','1793854811900');
INSERT INTO notes VALUES('poll/changes/deep','1793872811800');
INSERT INTO notes VALUES('poll/despatches/latest','1793806800000');
INSERT INTO notes VALUES('poll/despatches/settled','1793806800000');
INSERT INTO notes VALUES('poll/despatches/since','1793806680000');
INSERT INTO notes VALUES('poll/invoices/latest','1793806200000');
INSERT INTO notes VALUES('poll/invoices/settled','1793806200000');
INSERT INTO notes VALUES('poll/invoices/since','1793806080000');
INSERT INTO notes VALUES('poll/orders/cursor','1793854813600');
INSERT INTO notes VALUES('poll/orders/deep','1793872813400');
INSERT INTO notes VALUES('remittances/last-payment','P-2');
INSERT INTO notes VALUES('remittances/reversals-until','1797458401000');
INSERT INTO notes VALUES('unreachable/amazon','1793854817079');
CREATE TABLE exceptions (
  key TEXT PRIMARY KEY, kind TEXT NOT NULL, owner INTEGER NOT NULL, purchase_order TEXT NOT NULL,
  line INTEGER NOT NULL, amount INTEGER NOT NULL, currency TEXT NOT NULL, text TEXT NOT NULL,
  raised_at INTEGER NOT NULL, open INTEGER NOT NULL);
INSERT INTO exceptions VALUES('short-payment/P-1/SI-1/Shortage','short-payment',1,'7QX2M4KP',0,150000,'USD','4 eaches; closed: agreed with "Finance"',1793700000400,0);
INSERT INTO exceptions VALUES('price-deduction/P-1/SI-1/PriceDiscrepancy','price-deduction',1,'7QX2M4KP',0,50000,'USD','',1793700000400,1);
INSERT INTO exceptions VALUES('deduction-reversed/P-2/SI-1','deduction-reversed',1,'7QX2M4KP',0,150000,'USD','Amazon paid back 15.00 USD of SI-1',1793786400800,1);
INSERT INTO exceptions VALUES('chargeback/P-2/7QX2M4KP/Chargeback','chargeback',0,'7QX2M4KP',0,75000,'USD','CB-04 late',1793786400800,1);
INSERT INTO exceptions VALUES('unknown-remittance/P-2/SI-77','unknown-remittance',1,'7QX2M4KP',0,10000,'USD','Amazon pays invoice SI-77, which was never sent',1793786400800,1);
INSERT INTO exceptions VALUES('unknown-item/9HHHHHHH/1','unknown-item',2,'9HHHHHHH',1,0,'','the ERP has no item for amazonProductIdentifier ''B0UNKNOWN1'', vendorProductIdentifier ''''',1793829602500,1);
INSERT INTO exceptions VALUES('over-shipped/2AAAAAAA/2','over-shipped',0,'2AAAAAAA',2,0,'','60 eaches have left, 48 were confirmed',1793833201500,1);
INSERT INTO exceptions VALUES('despatch-mismatch/DSP-5','despatch-mismatch',0,'5DDDDDDD',0,0,'','the packages hold 1 eaches less than line 1 ships',1793833201500,1);
INSERT INTO exceptions VALUES('over-shipped/AJJJJJJJ/2','over-shipped',0,'AJJJJJJJ',2,0,'','60 eaches have left, 48 were confirmed',1793840402300,1);
INSERT INTO exceptions VALUES('over-shipped/8GGGGGGG/2','over-shipped',0,'8GGGGGGG',2,0,'','60 eaches have left, 48 were confirmed',1793847603100,1);
INSERT INTO exceptions VALUES('ship-notice-failed/DSP-8','ship-notice-failed',3,'8GGGGGGG',0,0,'','InvalidInput: no',1793847903400,1);
INSERT INTO exceptions VALUES('over-shipped/3BBBBBBB/2','over-shipped',0,'3BBBBBBB',2,0,'','60 eaches have left, 48 were confirmed',1793854803900,1);
INSERT INTO exceptions VALUES('over-shipped/6EEEEEEE/2','over-shipped',0,'6EEEEEEE',2,0,'','60 eaches have left, 48 were confirmed',1793855704000,1);
CREATE TABLE work (
  key TEXT PRIMARY KEY, operation INTEGER NOT NULL, peer INTEGER NOT NULL, state INTEGER NOT NULL,
  attempt INTEGER NOT NULL, failures INTEGER NOT NULL, refusals INTEGER NOT NULL, doubted INTEGER NOT NULL,
  due INTEGER NOT NULL, subject TEXT NOT NULL, last_error TEXT NOT NULL, parameters TEXT NOT NULL);
INSERT INTO work VALUES('poll/orders',0,0,0,135,0,0,0,1793856613700,'','','');
INSERT INTO work VALUES('poll/changes',1,0,0,68,0,0,0,1793858412000,'','','');
INSERT INTO work VALUES('poll/despatches',5,1,0,40,0,0,0,1793856604000,'','','');
INSERT INTO work VALUES('poll/invoices',6,1,0,22,0,0,0,1793856602200,'','','');
INSERT INTO work VALUES('poll/remittances',7,0,0,5,0,0,0,1793872801000,'','','');
INSERT INTO work VALUES('poll/sweep',20,0,0,11,0,0,0,1793872801700,'','','');
INSERT INTO work VALUES('deadline/7QX2M4KP',19,0,3,0,0,0,0,1793691000000,'7QX2M4KP','','');
INSERT INTO work VALUES('poll/items',2,1,3,3,0,0,0,1793829602200,'','','');
INSERT INTO work VALUES('poll/item-units',3,1,3,3,0,0,0,1793829602300,'','','');
INSERT INTO work VALUES('poll/item-references',4,1,3,3,0,0,0,1793829602400,'','','');
INSERT INTO work VALUES('find-sales-order/7QX2M4KP',8,1,3,1,0,0,0,1793613600600,'7QX2M4KP','','');
INSERT INTO work VALUES('sales-order/7QX2M4KP',9,1,3,1,0,0,0,1793613600700,'7QX2M4KP','','');
INSERT INTO work VALUES('acknowledgement/7QX2M4KP/8537188c16abfa2d',12,0,3,1,0,0,0,1793613600900,'7QX2M4KP','','');
INSERT INTO work VALUES('transaction/acknowledgement/7QX2M4KP/8537188c16abfa2d',16,0,3,2,0,0,0,1793614501000,'7QX2M4KP','','');
INSERT INTO work VALUES('ship-notice/DSP-1',14,0,3,1,0,0,0,1793629800000,'DSP-1','','');
INSERT INTO work VALUES('transaction/ship-notice/DSP-1',16,0,3,1,0,0,0,1793630100100,'DSP-1','','');
INSERT INTO work VALUES('invoice/7QX2M4KP/SS-1',15,0,3,1,0,0,0,1793642401000,'SI-1','','');
INSERT INTO work VALUES('transaction/invoice/7QX2M4KP/SS-1',16,0,3,1,0,0,0,1793642701200,'SI-1','','');
INSERT INTO work VALUES('find-payment/P-1/SI-1',17,1,3,2,0,0,0,1793743200600,'SI-1','','');
INSERT INTO work VALUES('payment/P-1/SI-1',18,1,3,1,0,0,0,1793700000500,'SI-1','','');
INSERT INTO work VALUES('find-payment/P-2/SI-1',17,1,3,2,0,0,0,1793829601000,'SI-1','','');
INSERT INTO work VALUES('payment/P-2/SI-1',18,1,3,1,0,0,0,1793786400900,'SI-1','','');
INSERT INTO work VALUES('order/2AAAAAAA',21,0,3,1,0,0,0,1793829601500,'2AAAAAAA','','');
INSERT INTO work VALUES('order/3BBBBBBB',21,0,3,1,0,0,0,1793829601500,'3BBBBBBB','','');
INSERT INTO work VALUES('order/4CCCCCCC',21,0,3,1,0,0,0,1793829601500,'4CCCCCCC','','');
INSERT INTO work VALUES('order/5DDDDDDD',21,0,3,1,0,0,0,1793829601500,'5DDDDDDD','','');
INSERT INTO work VALUES('order/6EEEEEEE',21,0,3,1,0,0,0,1793829601500,'6EEEEEEE','','');
INSERT INTO work VALUES('order/8GGGGGGG',21,0,3,1,0,0,0,1793829601500,'8GGGGGGG','','');
INSERT INTO work VALUES('order/9HHHHHHH',21,0,3,1,0,0,0,1793829601500,'9HHHHHHH','','');
INSERT INTO work VALUES('order/AJJJJJJJ',21,0,3,1,0,0,0,1793829601500,'AJJJJJJJ','','');
INSERT INTO work VALUES('deadline/2AAAAAAA',19,0,3,0,0,0,0,1793844000000,'2AAAAAAA','','');
INSERT INTO work VALUES('deadline/3BBBBBBB',19,0,3,0,0,0,0,1793844000000,'3BBBBBBB','','');
INSERT INTO work VALUES('deadline/4CCCCCCC',19,0,3,0,0,0,0,1793844000000,'4CCCCCCC','','');
INSERT INTO work VALUES('deadline/5DDDDDDD',19,0,3,0,0,0,0,1793844000000,'5DDDDDDD','','');
INSERT INTO work VALUES('find-sales-order/2AAAAAAA',8,1,3,1,0,0,0,1793829601900,'2AAAAAAA','','');
INSERT INTO work VALUES('find-sales-order/3BBBBBBB',8,1,3,1,0,0,0,1793829601900,'3BBBBBBB','','');
INSERT INTO work VALUES('find-sales-order/4CCCCCCC',8,1,3,1,0,0,0,1793829601900,'4CCCCCCC','','');
INSERT INTO work VALUES('find-sales-order/5DDDDDDD',8,1,3,1,0,0,0,1793829601900,'5DDDDDDD','','');
INSERT INTO work VALUES('deadline/6EEEEEEE',19,0,3,0,0,0,0,1793844000000,'6EEEEEEE','','');
INSERT INTO work VALUES('find-sales-order/6EEEEEEE',8,1,3,1,0,0,0,1793829602000,'6EEEEEEE','','');
INSERT INTO work VALUES('sales-order/2AAAAAAA',9,1,3,1,0,0,0,1793829602000,'2AAAAAAA','','');
INSERT INTO work VALUES('sales-order/3BBBBBBB',9,1,3,1,0,0,0,1793829602000,'3BBBBBBB','','');
INSERT INTO work VALUES('sales-order/4CCCCCCC',9,1,3,1,0,0,0,1793829602000,'4CCCCCCC','','');
INSERT INTO work VALUES('sales-order/5DDDDDDD',9,1,3,1,0,0,0,1793829602000,'5DDDDDDD','','');
INSERT INTO work VALUES('deadline/8GGGGGGG',19,0,3,0,0,0,0,1793844000000,'8GGGGGGG','','');
INSERT INTO work VALUES('find-sales-order/8GGGGGGG',8,1,3,1,0,0,0,1793829602100,'8GGGGGGG','','');
INSERT INTO work VALUES('sales-order/6EEEEEEE',9,1,3,1,0,0,0,1793829602100,'6EEEEEEE','','');
INSERT INTO work VALUES('reservations/2AAAAAAA',11,1,0,3,0,0,0,1793919601600,'2AAAAAAA','','');
INSERT INTO work VALUES('reservations/3BBBBBBB',11,1,0,3,0,0,0,1793941204000,'3BBBBBBB','','');
INSERT INTO work VALUES('reservations/4CCCCCCC',11,1,0,3,0,0,0,1793919601600,'4CCCCCCC','','');
INSERT INTO work VALUES('reservations/5DDDDDDD',11,1,0,3,0,0,0,1793919601600,'5DDDDDDD','','');
INSERT INTO work VALUES('deadline/9HHHHHHH',19,0,3,0,0,0,0,1793844000000,'9HHHHHHH','','');
INSERT INTO work VALUES('sales-order/8GGGGGGG',9,1,3,1,0,0,0,1793829602200,'8GGGGGGG','','');
INSERT INTO work VALUES('sales-order-line/2AAAAAAA/2',10,1,3,1,0,0,0,1793829602200,'2AAAAAAA','','');
INSERT INTO work VALUES('sales-order-line/3BBBBBBB/2',10,1,3,1,0,0,0,1793829602200,'3BBBBBBB','','');
INSERT INTO work VALUES('sales-order-line/4CCCCCCC/2',10,1,3,1,0,0,0,1793829602200,'4CCCCCCC','','');
INSERT INTO work VALUES('sales-order-line/5DDDDDDD/2',10,1,3,1,0,0,0,1793829602200,'5DDDDDDD','','');
INSERT INTO work VALUES('deadline/AJJJJJJJ',19,0,3,0,0,0,0,1793844000000,'AJJJJJJJ','','');
INSERT INTO work VALUES('find-sales-order/AJJJJJJJ',8,1,3,1,0,0,0,1793829602300,'AJJJJJJJ','','');
INSERT INTO work VALUES('reservations/6EEEEEEE',11,1,1,3,0,0,0,1793855704000,'6EEEEEEE','','');
INSERT INTO work VALUES('reservations/8GGGGGGG',11,1,0,3,0,0,0,1793934003200,'8GGGGGGG','','');
INSERT INTO work VALUES('sales-order/AJJJJJJJ',9,1,3,1,0,0,0,1793829602400,'AJJJJJJJ','','');
INSERT INTO work VALUES('acknowledgement/2AAAAAAA/14efbd176f82534a',12,0,3,1,0,0,0,1793829602400,'2AAAAAAA','','');
INSERT INTO work VALUES('acknowledgement/3BBBBBBB/931d3b88b70bac1a',12,0,3,1,0,0,0,1793829602500,'3BBBBBBB','','');
INSERT INTO work VALUES('acknowledgement/4CCCCCCC/12abf58e81e1de21',12,0,3,1,0,0,0,1793829602500,'4CCCCCCC','','');
INSERT INTO work VALUES('sales-order-line/6EEEEEEE/2',10,1,3,1,0,0,0,1793829602500,'6EEEEEEE','','');
INSERT INTO work VALUES('find-sales-order/9HHHHHHH',8,1,3,1,0,0,0,1793829602500,'9HHHHHHH','','');
INSERT INTO work VALUES('transaction/acknowledgement/2AAAAAAA/14efbd176f82534a',16,0,3,1,0,0,0,1793829902500,'2AAAAAAA','','');
INSERT INTO work VALUES('acknowledgement/5DDDDDDD/7021c2e7358587d4',12,0,3,1,0,0,0,1793829602500,'5DDDDDDD','','');
INSERT INTO work VALUES('sales-order-line/8GGGGGGG/2',10,1,3,1,0,0,0,1793829602600,'8GGGGGGG','','');
INSERT INTO work VALUES('transaction/acknowledgement/3BBBBBBB/931d3b88b70bac1a',16,0,3,1,0,0,0,1793829902600,'3BBBBBBB','','');
INSERT INTO work VALUES('reservations/AJJJJJJJ',11,1,0,3,0,0,0,1793926802400,'AJJJJJJJ','','');
INSERT INTO work VALUES('transaction/acknowledgement/4CCCCCCC/12abf58e81e1de21',16,0,3,1,0,0,0,1793829902600,'4CCCCCCC','','');
INSERT INTO work VALUES('sales-order/9HHHHHHH',9,1,3,1,0,0,0,1793829602600,'9HHHHHHH','','');
INSERT INTO work VALUES('transaction/acknowledgement/5DDDDDDD/7021c2e7358587d4',16,0,3,1,0,0,0,1793829902600,'5DDDDDDD','','');
INSERT INTO work VALUES('sales-order-line/AJJJJJJJ/2',10,1,3,1,0,0,0,1793829602700,'AJJJJJJJ','','');
INSERT INTO work VALUES('acknowledgement/6EEEEEEE/55792b0eaa324959',12,0,3,1,0,0,0,1793829602700,'6EEEEEEE','','');
INSERT INTO work VALUES('reservations/9HHHHHHH',11,1,0,2,0,0,0,1793916003000,'9HHHHHHH','','');
INSERT INTO work VALUES('acknowledgement/8GGGGGGG/c19a68196f5a1dfb',12,0,3,1,0,0,0,1793829602800,'8GGGGGGG','','');
INSERT INTO work VALUES('transaction/acknowledgement/6EEEEEEE/55792b0eaa324959',16,0,3,1,0,0,0,1793829902800,'6EEEEEEE','','');
INSERT INTO work VALUES('sales-order-line/9HHHHHHH/2',10,1,3,1,0,0,0,1793829602800,'9HHHHHHH','','');
INSERT INTO work VALUES('transaction/acknowledgement/8GGGGGGG/c19a68196f5a1dfb',16,0,3,1,0,0,0,1793829902900,'8GGGGGGG','','');
INSERT INTO work VALUES('acknowledgement/AJJJJJJJ/b62fb37657e74ec7',12,0,3,1,0,0,0,1793829602900,'AJJJJJJJ','','');
INSERT INTO work VALUES('transaction/acknowledgement/AJJJJJJJ/b62fb37657e74ec7',16,0,3,1,0,0,0,1793829903000,'AJJJJJJJ','','');
INSERT INTO work VALUES('acknowledgement/9HHHHHHH/c34a6437b6ecf405',12,0,3,1,0,0,0,1793829603000,'9HHHHHHH','','');
INSERT INTO work VALUES('transaction/acknowledgement/9HHHHHHH/c34a6437b6ecf405',16,0,3,1,0,0,0,1793829903100,'9HHHHHHH','','');
INSERT INTO work VALUES('ship-notice/DSP-2',14,0,0,0,0,0,0,1793901600000,'DSP-2','','["DSP-2",1793833201500,1793901600000,1793881800000,"TEAS1","WHSE1",["Warehouse 1","1 Dock Street","Phoenix","AZ","85043","US"],"PHX6","ABFS","PRO7","BOL-20001001","",[["001","2AAAAAAA","B0TEAGREEN","",[40,0,1]],["002","2AAAAAAA","B0TEABLACK","",[5,1,12]]],[["001","095060000000000015","",[["001",[40,0,1],"",null]]],["002","095060000000000022","",[["002",[5,1,12],"",null]]]]]');
INSERT INTO work VALUES('ship-notice/DSP-9',14,0,3,1,0,0,0,1793840402300,'DSP-9','','');
INSERT INTO work VALUES('transaction/ship-notice/DSP-9',16,0,3,1,0,0,0,1793840702500,'DSP-9','','');
INSERT INTO work VALUES('invoice/AJJJJJJJ/SS-9',15,0,0,29,29,0,1,1793856151739,'SI-9','no answer','["SI-9","AJJJJJJJ",1793664000000,"VENDR","AMZPA","PHX6",30,[3000000,"USD"],[[1,"B0TEAGREEN","",[40,0,1],[37500,"USD"]],[2,"B0TEABLACK","",[5,1,12],[25000,"USD"]]]]');
INSERT INTO work VALUES('ship-notice/DSP-8',14,0,3,1,0,0,0,1793847603100,'DSP-8','','');
INSERT INTO work VALUES('transaction/ship-notice/DSP-8',16,0,3,1,0,0,0,1793847903300,'DSP-8','','');
INSERT INTO work VALUES('ship-notice/DSP-3',14,0,0,8,8,0,1,1793855929965,'DSP-3','no answer','["DSP-3",1793854803900,1793804400000,1793881800000,"TEAS1","WHSE1",["Warehouse 1","1 Dock Street","Phoenix","AZ","85043","US"],"PHX6","ABFS","PRO7","BOL-20001001","",[["001","3BBBBBBB","B0TEAGREEN","",[40,0,1]],["002","3BBBBBBB","B0TEABLACK","",[5,1,12]]],[["001","095060000000000015","",[["001",[40,0,1],"",null]]],["002","095060000000000022","",[["002",[5,1,12],"",null]]]]]');
INSERT INTO work VALUES('ship-notice/DSP-6',14,0,1,1,0,0,0,1793855704000,'DSP-6','','["DSP-6",1793855704000,1793805000000,1793881800000,"TEAS1","WHSE1",["Warehouse 1","1 Dock Street","Phoenix","AZ","85043","US"],"PHX6","ABFS","PRO7","BOL-20001001","",[["001","6EEEEEEE","B0TEAGREEN","",[40,0,1]],["002","6EEEEEEE","B0TEABLACK","",[5,1,12]]],[["001","095060000000000015","",[["001",[40,0,1],"",null]]],["002","095060000000000022","",[["002",[5,1,12],"",null]]]]]');
CREATE INDEX orders_erp ON orders(erp, number);
CREATE INDEX orders_awaiting_despatch ON orders(number) WHERE awaits_despatch = 1;
CREATE INDEX orders_awaiting_invoice ON orders(number) WHERE awaits_invoice = 1;
CREATE INDEX orders_open ON orders(number) WHERE settled = 0;
CREATE INDEX despatches_open ON despatches(number) WHERE state < 2;
CREATE INDEX despatch_orders_shipment ON despatch_orders(shipment, despatch);
CREATE INDEX invoices_order ON invoices(purchase_order, number);
CREATE INDEX invoices_amazon ON invoices(amazon_id);
CREATE INDEX invoices_unpaid ON invoices(number) WHERE state IN (2, 3);
CREATE INDEX exceptions_open ON exceptions(purchase_order, key) WHERE open = 1;
CREATE INDEX work_due ON work(due, key) WHERE state = 0;
CREATE INDEX work_due_of ON work(operation, due, key) WHERE state = 0;
CREATE INDEX work_pending ON work(state, peer, key) WHERE state IN (1, 2);
COMMIT;
